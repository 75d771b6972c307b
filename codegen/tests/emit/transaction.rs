//! Many files change as one, whatever step fails and wherever a run ends.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use restjson_codegen::emit::transaction::{Changes, Step, commit, recover};

/// The files of a folder, by path.
fn files(folder: &Path) -> BTreeMap<String, String> {
    fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(root, &path, found);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    collect(folder, folder, &mut found);
    found
}

fn texts(entries: &[(&str, &str)]) -> BTreeMap<String, String> {
    entries.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// A folder with three files.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in before() {
        fs::create_dir_all(folder.path().join(&path).parent().unwrap()).unwrap();
        fs::write(folder.path().join(path), text).unwrap();
    }
    folder
}

fn before() -> BTreeMap<String, String> {
    texts(&[("model/service.json", "old"), ("crates/a/lib.rs", "a"), ("crates/gone/lib.rs", "gone"), ("kept", "kept")])
}

/// One file changes, one comes, one goes with its folder.
fn changes() -> Changes {
    let change = |path: &str, text: Option<&str>| (path.to_owned(), text.map(str::to_owned));
    Changes::from([
        change("model/service.json", Some("new")),
        change("model/revisions/day.json", Some("day")),
        change("crates/a/lib.rs", Some("b")),
        change("crates/gone/lib.rs", None),
    ])
}

fn after() -> BTreeMap<String, String> {
    texts(&[
        ("model/service.json", "new"),
        ("model/revisions/day.json", "day"),
        ("crates/a/lib.rs", "b"),
        ("kept", "kept"),
    ])
}

/// How many steps the changes take.
fn steps() -> usize {
    let folder = folder();
    let mut count = 0;
    let counted = |_: Step<'_>| {
        count += 1;
        Ok(())
    };
    commit(folder.path(), &changes(), counted).unwrap();
    count
}

#[test]
fn all_changes_are_made_and_nothing_else_is_left() {
    let folder = folder();
    commit(folder.path(), &changes(), |_| Ok(())).unwrap();
    assert_eq!(files(folder.path()), after());
    assert!(!folder.path().join("crates/gone").exists());
    assert!(!recover(folder.path()).unwrap());
    assert_eq!(files(folder.path()), after());
}

#[test]
fn a_step_that_fails_leaves_everything_as_it_was() {
    let count = steps();
    assert_eq!(count, 4 + 1 + 4 + 1, "each file is staged and replaced, the plan written, the stage removed");
    for failing in 0..count {
        let folder = folder();
        let mut at = 0;
        let failed = commit(folder.path(), &changes(), |_| {
            at += 1;
            if at == failing + 1 { Err(io::Error::other("no more room")) } else { Ok(()) }
        });
        assert!(failed.unwrap_err().to_string().ends_with(": no more room"), "step {failing}");
        assert_eq!(files(folder.path()), before(), "step {failing}");
    }
}

#[test]
fn a_run_that_ends_anywhere_is_undone_by_the_next() {
    for ending in 0..steps() {
        let folder = folder();
        let mut at = 0;
        let killed = catch_unwind(AssertUnwindSafe(|| {
            commit(folder.path(), &changes(), |_| {
                at += 1;
                if at == ending + 1 { std::panic::resume_unwind(Box::new("killed")) } else { Ok(()) }
            })
        }));
        assert!(killed.is_err());
        recover(folder.path()).unwrap();
        assert_eq!(files(folder.path()), before(), "step {ending}");
        assert!(!recover(folder.path()).unwrap());
        commit(folder.path(), &changes(), |_| Ok(())).unwrap();
        assert_eq!(files(folder.path()), after(), "step {ending}");
    }
}

#[test]
fn a_recovery_that_ends_is_taken_up_again() {
    let folder = folder();
    let mut replaced = 0;
    let killed = catch_unwind(AssertUnwindSafe(|| {
        commit(folder.path(), &changes(), |step| {
            replaced += usize::from(matches!(step, Step::Replace(_)));
            if replaced == 4 { std::panic::resume_unwind(Box::new("killed")) } else { Ok(()) }
        })
    }));
    assert!(killed.is_err());
    // As if a recovery had brought one file back before it was killed too.
    fs::write(folder.path().join("crates/a/lib.rs"), "a").unwrap();
    assert!(recover(folder.path()).unwrap());
    assert_eq!(files(folder.path()), before());
}

#[test]
fn a_run_at_work_is_left_alone() {
    let folder = folder();
    commit(folder.path(), &changes(), |_| {
        for refused in [recover(folder.path()).map(drop), commit(folder.path(), &changes(), |_| Ok(()))] {
            assert!(refused.unwrap_err().to_string().ends_with(": another run is changing files"));
        }
        Ok(())
    })
    .unwrap();
    assert_eq!(files(folder.path()), after());
}

#[test]
fn a_disk_that_refuses_is_named() {
    let folder = folder();
    let changes = Changes::from([("model/service.json/below".to_owned(), Some("x".to_owned()))]);
    let error = commit(folder.path(), &changes, |_| Ok(())).unwrap_err();
    assert!(error.path.ends_with("model/service.json/below"), "{error}");
    assert_eq!(files(folder.path()), before());
}
