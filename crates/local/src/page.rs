//! Pages of listings.
//!
//! A token names the last key of the page that it ends, so that what is added or taken away meanwhile neither repeats an
//! entry nor leaves one out. It is good for the operation and the arguments that it was given for, and nobody can make one
//! or change one. How many entries a page holds may differ from page to page.

use crate::call::Call;
use crate::failure::Failure;
use crate::operation::Operation;
use crate::seal;
use crate::store::Record;

/// How many entries a page holds if nobody says. Not documented; it is the most that one may ask for.
const DEFAULT: usize = 100;

/// What is listed, and which page of it.
pub(crate) struct Listing<'a> {
    /// The operation.
    pub(crate) operation: Operation,
    /// What says which entries: an account's key, filters. A token is good for the same ones alone.
    pub(crate) arguments: Vec<&'a str>,
    /// The input's `nextToken`.
    pub(crate) token: Option<&'a str>,
    /// The input's `maxResults`.
    pub(crate) most: Option<i32>,
}

/// A page.
pub(crate) struct Page<T> {
    /// Its entries.
    pub(crate) entries: Vec<T>,
    /// Where the next one begins, unless this is the last.
    pub(crate) next: Option<String>,
}

impl Listing<'_> {
    /// The entries of a table whose key begins with `prefix`.
    pub(crate) fn of_table<R: Record>(&self, call: &Call<'_>, prefix: &str) -> Result<Page<R>, Failure> {
        let after = self.after(call)?;
        self.page(call, call.tx.scan(prefix, after.as_deref(), self.size() + 1)?)
    }

    /// Of entries that are at hand, in order of their keys.
    pub(crate) fn of<T>(
        &self,
        call: &Call<'_>,
        entries: impl IntoIterator<Item = (String, T)>,
    ) -> Result<Page<T>, Failure> {
        let after = self.after(call)?;
        let comes_after = |key: &str| after.as_deref().is_none_or(|after| key > after);
        let rest = entries.into_iter().filter(|(key, _)| comes_after(key));
        self.page(call, rest.take(self.size() + 1).collect())
    }

    fn size(&self) -> usize {
        self.most.and_then(|most| usize::try_from(most).ok()).unwrap_or(DEFAULT).max(1)
    }

    /// A page of the entries that are left, of which there is one too many if it is not the last.
    fn page<T>(&self, call: &Call<'_>, mut rest: Vec<(String, T)>) -> Result<Page<T>, Failure> {
        let more = rest.len() > self.size();
        rest.truncate(self.size());
        let last = rest.last().filter(|_| more);
        let next = last.map(|(key, _)| seal::seal(call, &self.purpose(), key)).transpose()?;
        Ok(Page { entries: rest.into_iter().map(|(_, entry)| entry).collect(), next })
    }

    fn after(&self, call: &Call<'_>) -> Result<Option<String>, Failure> {
        let Some(token) = self.token else { return Ok(None) };
        let found = seal::unseal(call, &self.purpose(), token)?;
        found.map(Some).ok_or_else(|| {
            Failure::invalid(
                "nextToken is none that this operation answered for the same parameters; begin without one",
            )
        })
    }

    fn purpose(&self) -> Vec<&str> {
        ["page", self.operation.name()].into_iter().chain(self.arguments.iter().copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::ErrorName;
    use crate::moment::Moment;
    use crate::settings::Settings;
    use crate::store::Store;
    use crate::world::World;

    #[derive(Clone, PartialEq, prost::Message)]
    struct Entry {
        #[prost(string, tag = "1")]
        name: String,
    }

    impl Record for Entry {
        const TABLE: &'static str = "test-entry";
    }

    fn listing<'a>(argument: &'a str, token: Option<&'a str>, most: i32) -> Listing<'a> {
        let arguments = vec![argument];
        Listing { operation: Operation::ListWhatsAppFlows, arguments, token, most: Some(most) }
    }

    fn with_call(work: impl FnOnce(&Call<'_>)) {
        let (store, world) = (Store::memory().unwrap(), World::new(1, Settings::default()));
        let worked = store.write(|tx| {
            work(&Call::new(tx, Moment(0), &world));
            Ok::<_, Failure>(())
        });
        worked.unwrap();
    }

    fn add(call: &Call<'_>, key: &str) {
        call.put(key, &Entry { name: key.to_owned() }).unwrap();
    }

    /// The names of a page, and the token of the next.
    fn page(call: &Call<'_>, token: Option<&str>, most: i32) -> (Vec<String>, Option<String>) {
        let page = listing("a", token, most).of_table::<Entry>(call, "a/").unwrap();
        (page.entries.into_iter().map(|entry| entry.name).collect(), page.next)
    }

    #[test]
    fn pages_go_on_where_the_one_before_ended_whatever_is_added_or_removed() {
        with_call(|call| {
            ["a/1", "a/3", "a/5", "a/7", "b/1"].iter().for_each(|key| add(call, key));
            let (names, token) = page(call, None, 2);
            assert_eq!(names, ["a/1", "a/3"]);
            ["a/0", "a/2", "a/4", "a/8"].iter().for_each(|key| add(call, key));
            call.remove::<Entry>("a/3").unwrap();
            let (names, token) = page(call, token.as_deref(), 3);
            assert_eq!(names, ["a/4", "a/5", "a/7"]);
            let (names, token) = page(call, token.as_deref(), 1);
            assert_eq!((names, token), (vec!["a/8".to_owned()], None));
        });
    }

    #[test]
    fn the_last_page_has_no_token_even_if_it_is_full() {
        with_call(|call| {
            ["a/1", "a/2"].iter().for_each(|key| add(call, key));
            assert_eq!(page(call, None, 2).1, None);
            assert!(page(call, None, 1).1.is_some());
        });
    }

    #[test]
    fn a_token_is_good_for_its_operation_and_arguments_alone() {
        with_call(|call| {
            ["a/1", "a/2"].iter().for_each(|key| add(call, key));
            let token = page(call, None, 1).1.unwrap();
            assert!((1..=600).contains(&token.len()));
            let other = Listing { operation: Operation::ListWhatsAppMessageTemplates, ..listing("a", Some(&token), 1) };
            for listing in [other, listing("b", Some(&token), 1), listing("a", Some("bad"), 1)] {
                let failure = listing.of_table::<Entry>(call, "a/").map(|_| ()).unwrap_err();
                assert_eq!(failure.name, ErrorName::InvalidParametersException);
            }
        });
    }

    #[test]
    fn entries_at_hand_are_paged_in_the_same_way() {
        with_call(|call| {
            let entries = || ["1", "2", "3"].map(|key| (key.to_owned(), key));
            let first = listing("a", None, 2).of(call, entries()).unwrap();
            assert_eq!(first.entries, ["1", "2"]);
            let second = listing("a", first.next.as_deref(), 2).of(call, entries()).unwrap();
            assert_eq!((second.entries, second.next), (vec!["3"], None));
        });
    }
}
