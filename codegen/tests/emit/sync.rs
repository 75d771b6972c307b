//! Bringing files to disk, in folders that begin empty.

use std::fs;
use std::path::Path;

use restjson_codegen::emit::{FileSet, Mode, Report, SyncError, sync};
use tempfile::TempDir;

fn set(files: &[(&str, &str)]) -> FileSet {
    let mut set = FileSet::new();
    for (path, text) in files {
        set.insert(path, text).unwrap();
    }
    set
}

fn counts(report: &Report) -> [usize; 4] {
    [report.created.len(), report.changed.len(), report.unchanged.len(), report.removed.len()]
}

/// Paths below a folder, hidden ones included.
fn tree(folder: &Path) -> Vec<String> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        paths.push(path.file_name().unwrap().to_string_lossy().into_owned());
        if path.is_dir() {
            let name = paths.last().unwrap().clone();
            paths.extend(tree(&path).into_iter().map(|inner| format!("{name}/{inner}")));
        }
    }
    paths.sort();
    paths
}

#[test]
fn files_are_created_changed_kept_and_removed() {
    let temp = TempDir::new().unwrap();
    let out = temp.path().join("not/there/yet");
    let first = set(&[("types/Cargo.toml", "a"), ("types/src/lib.rs", "b"), ("types/src/old/x.rs", "c")]);
    assert_eq!(counts(&sync(&first, &out, Mode::Write).unwrap()), [3, 0, 0, 0]);
    assert_eq!(fs::read_to_string(out.join("types/src/lib.rs")).unwrap(), first.get("types/src/lib.rs").unwrap());

    let second = set(&[("types/Cargo.toml", "a"), ("types/src/lib.rs", "B"), ("client/src/lib.rs", "d")]);
    assert_eq!(counts(&sync(&second, &out, Mode::Write).unwrap()), [1, 1, 1, 1]);
    let files =
        ["client", "client/src", "client/src/lib.rs", "types", "types/Cargo.toml", "types/src", "types/src/lib.rs"];
    assert_eq!(tree(&out), files);

    let again = sync(&second, &out, Mode::Write).unwrap();
    assert_eq!(counts(&again), [0, 0, 3, 0]);
    assert!(again.is_fresh());
}

#[test]
fn a_check_shows_the_difference_and_changes_nothing() {
    let temp = TempDir::new().unwrap();
    let old = set(&[("types/src/lib.rs", "one\ntwo\nthree"), ("types/src/gone.rs", "bye")]);
    sync(&old, temp.path(), Mode::Write).unwrap();
    let before = tree(temp.path());
    let new = set(&[("types/src/lib.rs", "one\n2\nthree"), ("types/src/new.rs", "hello")]);
    let report = sync(&new, temp.path(), Mode::Check).unwrap();
    assert_eq!(counts(&report), [1, 1, 0, 1]);
    insta::assert_snapshot!(report.text, @r#"
    only on disk: types/src/gone.rs
    not on disk: types/src/new.rs
    --- on disk: types/src/lib.rs
    +++ types/src/lib.rs
    @@ -2,4 +2,4 @@
     
     one
    -two
    +2
     three
    "#);
    assert_eq!(tree(temp.path()), before);
    assert_eq!(sync(&old, temp.path(), Mode::Check).unwrap().text, "");
}

#[test]
fn a_long_difference_is_cut() {
    let temp = TempDir::new().unwrap();
    let set_of = |line: &str| {
        let text = line.repeat(1000);
        set(&[("types/a.rs", &text), ("types/b.rs", &text), ("types/c.rs", &text)])
    };
    sync(&set_of("old\n"), temp.path(), Mode::Write).unwrap();
    let report = sync(&set_of("new\n"), temp.path(), Mode::Check).unwrap();
    assert_eq!(report.text.lines().count(), 202);
    let end: Vec<&str> = report.text.lines().rev().take(2).collect();
    assert_eq!(end, ["… and 2 more files that differ", "… 1805 more lines of types/a.rs"]);
}

#[test]
fn printing_lists_every_file() {
    let temp = TempDir::new().unwrap();
    sync(&set(&[("types/a.rs", "1"), ("types/b.rs", "2")]), temp.path(), Mode::Write).unwrap();
    let report = sync(&set(&[("types/b.rs", "2"), ("types/c.rs", "3")]), temp.path(), Mode::Print).unwrap();
    insta::assert_snapshot!(report.text, @r#"
    remove types/a.rs
    keep   types/b.rs
    create types/c.rs
    "#);
}

#[test]
fn work_by_hand_is_reported_and_nothing_is_touched() {
    let temp = TempDir::new().unwrap();
    fs::create_dir_all(temp.path().join("types/src")).unwrap();
    fs::write(temp.path().join("types/src/mine.rs"), "// by hand\n").unwrap();
    fs::write(temp.path().join("types/src/binary.rs"), [0xff, 0xfe]).unwrap();
    let before = tree(temp.path());
    for mode in [Mode::Write, Mode::Check, Mode::Print] {
        match sync(&set(&[("types/src/lib.rs", "")]), temp.path(), mode) {
            Err(SyncError::Foreign(paths)) => assert_eq!(paths, ["types/src/binary.rs", "types/src/mine.rs"]),
            other => panic!("{other:?}"),
        }
        assert_eq!(tree(temp.path()), before);
    }
}

#[test]
fn what_cargo_leaves_behind_is_not_foreign() {
    let temp = TempDir::new().unwrap();
    fs::create_dir_all(temp.path().join("types/target/debug")).unwrap();
    fs::write(temp.path().join("types/target/debug/x.d"), "").unwrap();
    fs::write(temp.path().join("types/Cargo.lock"), "").unwrap();
    fs::create_dir_all(temp.path().join("runtime")).unwrap();
    fs::write(temp.path().join("runtime/lib.rs"), "by hand").unwrap();
    let report = sync(&set(&[("types/src/lib.rs", "")]), temp.path(), Mode::Write).unwrap();
    assert_eq!(counts(&report), [1, 0, 0, 0]);
}

#[test]
fn a_failure_leaves_no_half_written_file() {
    let temp = TempDir::new().unwrap();
    // A file stands where a folder is needed: staging succeeds, moving fails.
    let blocked = set(&[("types/a.rs", "x"), ("types/b.rs", "y")]);
    fs::create_dir_all(temp.path().join("types/b.rs/inner")).unwrap();
    fs::write(temp.path().join("types/a.rs"), "old").unwrap();
    assert!(matches!(sync(&blocked, temp.path(), Mode::Write), Err(SyncError::Io { .. })));
    let a = fs::read_to_string(temp.path().join("types/a.rs")).unwrap();
    assert!(a == "old" || a == blocked.get("types/a.rs").unwrap());
    assert!(!tree(temp.path()).iter().any(|path| path.starts_with(".restjson")), "{:?}", tree(temp.path()));
}

quickcheck::quickcheck! {
    fn prop_writing_makes_the_disk_fresh(old: Vec<(u8, String)>, new: Vec<(u8, String)>) -> bool {
        let files = |of: &[(u8, String)]| {
            let mut set = FileSet::new();
            for (name, text) in of {
                let _ = set.insert(&format!("types/src/{}/{}.rs", name % 3, name % 5), text);
            }
            set
        };
        let temp = TempDir::new().unwrap();
        sync(&files(&old), temp.path(), Mode::Write).unwrap();
        // A set that is empty owns no folder and removes nothing.
        let new = files(&new);
        sync(&new, temp.path(), Mode::Write).unwrap();
        sync(&new, temp.path(), Mode::Check).unwrap().is_fresh()
    }
}
