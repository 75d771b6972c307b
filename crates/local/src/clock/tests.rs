use super::*;

const SECOND: Duration = Duration::from_secs(1);

fn since_start(clock: &Clock) -> Duration {
    Moment::from(clock.time()).since(DEFAULT_START)
}

#[tokio::test]
async fn a_sleep_takes_no_real_time() {
    let clock = Clock::default();
    clock.pause(3600 * SECOND).await;
    assert_eq!(since_start(&clock), 3600 * SECOND);
    clock.pause(Duration::ZERO).await;
    assert_eq!(since_start(&clock), 3600 * SECOND);
}

#[tokio::test]
async fn sleepers_wake_in_the_order_of_their_times() {
    let clock = Clock::default();
    let woken = Arc::new(Mutex::new(Vec::new()));
    let sleepers: Vec<_> = [5, 1, 3]
        .into_iter()
        .map(|seconds| {
            let (clock, woken) = (clock.clone(), Arc::clone(&woken));
            tokio::spawn(async move {
                clock.pause(seconds * SECOND).await;
                woken.lock().unwrap().push((seconds, since_start(&clock)));
            })
        })
        .collect();
    for sleeper in sleepers {
        sleeper.await.unwrap();
    }
    assert_eq!(*woken.lock().unwrap(), [1, 3, 5].map(|seconds| (seconds, seconds * SECOND)));
}

#[tokio::test]
async fn a_timeout_that_races_work_does_not_fire() {
    let clock = Clock::default();
    // Work that yields some times, as calls do.
    let work = async {
        for _ in 0..20 {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        () = work => {}
        () = clock.pause(SECOND) => panic!("the timeout fired"),
    }
    assert_eq!(since_start(&clock), Duration::ZERO);
}

#[tokio::test]
async fn a_clock_that_is_held_does_not_jump() {
    let clock = Clock::default();
    let hold = clock.hold();
    let sleeper = tokio::spawn({
        let clock = clock.clone();
        async move { clock.pause(SECOND).await }
    });
    for _ in 0..10 * PATIENCE {
        tokio::task::yield_now().await;
    }
    assert!(!sleeper.is_finished());
    assert_eq!(since_start(&clock), Duration::ZERO);
    drop(hold);
    sleeper.await.unwrap();
    assert_eq!(since_start(&clock), SECOND);
}

#[tokio::test]
async fn a_sleeper_that_nobody_polls_stops_nobody() {
    let clock = Clock::default();
    let mut forgotten = Box::pin(clock.pause(SECOND));
    assert!(futures_poll(forgotten.as_mut()).is_pending());
    clock.pause(2 * SECOND).await;
    assert_eq!(since_start(&clock), 2 * SECOND);
    forgotten.await;
}

fn futures_poll(future: Pin<&mut Sleep>) -> Poll<()> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

#[test]
fn time_does_not_go_back() {
    let clock = Clock::default();
    clock.move_to(Moment(5));
    assert_eq!(since_start(&clock), Duration::ZERO);
}
