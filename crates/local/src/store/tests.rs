use super::{Record, Store, StoreError};

#[derive(Clone, PartialEq, prost::Message)]
struct Entry {
    #[prost(string, tag = "1")]
    text: String,
}

impl Record for Entry {
    const TABLE: &'static str = "entry";
}

/// The same table as a later version of the program has it.
#[derive(Clone, PartialEq, prost::Message)]
struct LaterEntry {
    #[prost(string, tag = "1")]
    text: String,
    #[prost(uint64, tag = "2")]
    added: u64,
}

impl Record for LaterEntry {
    const TABLE: &'static str = "entry";
}

fn entry(text: &str) -> Entry {
    Entry { text: text.to_owned() }
}

fn keys(store: &Store, prefix: &str, after: Option<&str>, most: usize) -> Vec<String> {
    let found = store.read(|tx| tx.scan::<Entry>(prefix, after, most)).unwrap();
    found.into_iter().map(|(key, _)| key).collect()
}

#[test]
fn records_are_found_in_order_of_their_keys() {
    let store = Store::memory().unwrap();
    assert_eq!(keys(&store, "", None, 9), [""; 0]);
    store.write(|tx| ["b/2", "a/1", "b/1", "c/1", "b/3"].iter().try_for_each(|key| tx.put(key, &entry(key)))).unwrap();
    assert_eq!(keys(&store, "b/", None, 9), ["b/1", "b/2", "b/3"]);
    assert_eq!(keys(&store, "b/", None, 2), ["b/1", "b/2"]);
    assert_eq!(keys(&store, "b/", Some("b/1"), 9), ["b/2", "b/3"]);
    assert_eq!(keys(&store, "b/", Some("a/9"), 9), ["b/1", "b/2", "b/3"]);
    assert_eq!(keys(&store, "b/", Some("b/3"), 9), [""; 0]);
    assert_eq!(store.read(|tx| tx.get::<Entry>("c/1")).unwrap(), Some(entry("c/1")));
}

#[test]
fn what_fails_leaves_nothing() {
    let store = Store::memory().unwrap();
    let failed = store.write(|tx| {
        tx.put("a", &entry("a"))?;
        Err::<(), _>(StoreError::ReadOnly)
    });
    assert!(failed.is_err());
    assert_eq!(keys(&store, "", None, 9), [""; 0]);
    assert!(matches!(store.read(|tx| tx.put("a", &entry("a"))), Err(StoreError::ReadOnly)));
}

#[test]
fn a_folder_keeps_records_and_later_versions_read_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made/if/need/be");
    let store = Store::folder(&path).unwrap();
    assert_eq!(store.openings(), 0);
    store.write(|tx| tx.put("a", &entry("kept"))).unwrap();
    drop(store);
    let store = Store::folder(&path).unwrap();
    assert_eq!(store.openings(), 1);
    let later = store.read(|tx| tx.get::<LaterEntry>("a")).unwrap();
    assert_eq!(later, Some(LaterEntry { text: "kept".to_owned(), added: 0 }));
    store.write(|tx| tx.put("b", &LaterEntry { text: "new".to_owned(), added: 7 })).unwrap();
    assert_eq!(store.read(|tx| tx.get::<Entry>("b")).unwrap(), Some(entry("new")));
}

#[test]
fn a_second_opening_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let _store = Store::folder(folder.path()).unwrap();
    let error = Store::folder(folder.path()).unwrap_err();
    assert!(matches!(error, StoreError::InUse(_)));
    assert!(error.to_string().contains("is in use by another process"), "{error}");
}

#[test]
fn what_cannot_be_a_folder_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "text").unwrap();
    assert!(matches!(Store::folder(&file), Err(StoreError::Folder(..))));
}

#[test]
fn clearing_keeps_what_the_store_says_of_itself() {
    let store = Store::memory().unwrap();
    store.write(|tx| tx.put("a", &entry("a"))).unwrap();
    store.write(Store::clear).unwrap();
    assert_eq!(keys(&store, "", None, 9), [""; 0]);
}
