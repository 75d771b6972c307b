//! Time of typed events, and of the same as plain JSON values.

use bench_whatsapp::{Bodies, envelope_plain, envelope_typed, sns_plain, sns_typed};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn events(criterion: &mut Criterion) {
    let bodies = Bodies::new().expect("the examples are JSON");
    let mut group = criterion.benchmark_group("SNS body");
    group.throughput(Throughput::Bytes(bodies.sns.iter().map(|body| body.len() as u64).sum()));
    group.bench_function("typed", |bencher| {
        bencher.iter(|| bodies.sns.iter().filter(|body| sns_typed(body).is_ok()).count())
    });
    group.bench_function("value", |bencher| {
        bencher.iter(|| bodies.sns.iter().filter(|body| sns_plain(body).is_ok()).count())
    });
    group.finish();
    let mut group = criterion.benchmark_group("envelope");
    group.throughput(Throughput::Bytes(bodies.envelopes.iter().map(|body| body.len() as u64).sum()));
    let envelopes = &bodies.envelopes;
    group.bench_function("typed", |bencher| {
        bencher.iter(|| envelopes.iter().filter(|body| envelope_typed(body).is_ok()).count())
    });
    group.bench_function("value", |bencher| {
        bencher.iter(|| envelopes.iter().filter(|body| envelope_plain(body).is_ok()).count())
    });
    group.finish();
}

criterion_group!(benches, events);
criterion_main!(benches);
