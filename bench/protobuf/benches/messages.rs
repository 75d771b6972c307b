//! Time and throughput of messages in protobuf, and of the same values in JSON.

use bench_protobuf::samples;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn messages(criterion: &mut Criterion) {
    for sample in samples().expect("the samples are values of their types") {
        let mut group = criterion.benchmark_group(sample.name);
        for (way, size, write, read) in [
            ("protobuf", sample.protobuf, &sample.write_protobuf, &sample.read_protobuf),
            ("json", sample.json, &sample.write_json, &sample.read_json),
        ] {
            group.throughput(Throughput::Bytes(size as u64));
            group.bench_function(format!("write {way}"), |bencher| bencher.iter(write));
            group.bench_function(format!("read {way}"), |bencher| bencher.iter(read));
        }
        group.finish();
    }
}

criterion_group!(benches, messages);
criterion_main!(benches);
