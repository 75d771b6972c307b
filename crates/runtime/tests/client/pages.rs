//! Paging through results.

use restjson_runtime::client::surface::error::SdkError;

use crate::calls::client;
use crate::fake::{Answer, Fake};

fn pages(bodies: &[&str]) -> Fake {
    Fake::new(bodies.iter().map(|body| Answer::ok(body)))
}

fn queries(fake: &Fake) -> Vec<String> {
    (0..fake.count()).map(|index| fake.uri(index).split_once('?').expect("a query").1.to_owned()).collect()
}

#[tokio::test]
async fn pages_follow_each_other_until_the_token_is_empty() {
    let fake = pages(&["t1|a,b", "t2|c", "|d"]);
    let mut stream = client(&fake, |builder| builder).list_things().into_paginator().page_size(2).send();
    let mut count = 0;
    while let Some(page) = stream.next().await {
        page.expect("a success");
        count += 1;
    }
    assert_eq!(count, 3);
    assert_eq!(
        queries(&fake),
        ["maxResults=2&nextToken=none", "maxResults=2&nextToken=t1", "maxResults=2&nextToken=t2"]
    );
}

#[tokio::test]
async fn items_are_those_of_all_pages() {
    let fake = pages(&["t1|a,b", "|c"]);
    let items = client(&fake, |builder| builder).list_things().into_paginator().items().send();
    assert_eq!(items.try_collect().await.expect("a success"), ["a", "b", "c"]);
}

#[tokio::test]
async fn a_token_that_comes_twice_ends_the_stream() {
    let fake = pages(&["same|a", "same|b"]);
    let items = client(&fake, |builder| builder).list_things().into_paginator().items().send();
    assert_eq!(items.try_collect().await.expect("a success"), ["a", "b"]);
    assert_eq!(fake.count(), 2);
}

#[tokio::test]
async fn a_token_that_comes_twice_can_be_asked_again() {
    let fake = pages(&["same|a", "same|b", "|c"]);
    let paginator = client(&fake, |builder| builder).list_things().into_paginator().stop_on_duplicate_token(false);
    assert_eq!(paginator.items().send().try_collect().await.expect("a success"), ["a", "b", "c"]);
}

#[tokio::test]
async fn the_first_error_ends_the_stream() {
    let fake = Fake::new([Answer::ok("t1|a"), Answer::error(400, "NoSuchThing")]);
    let mut stream = client(&fake, |builder| builder).list_things().into_paginator().send();
    assert!(stream.next().await.expect("a page").is_ok());
    assert!(matches!(stream.next().await, Some(Err(SdkError::ServiceError(_)))));
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn pages_are_asked_for_when_they_are_wanted() {
    let fake = pages(&["t1|a", "t2|b", "|c"]);
    let mut stream = client(&fake, |builder| builder).list_things().into_paginator().send();
    assert_eq!(fake.count(), 0);
    assert!(stream.next().await.expect("a page").is_ok());
    assert_eq!(fake.count(), 1);
}
