//! Scenario files.

use super::*;

fn problems(json: &str) -> String {
    Scenario::from_json(json).unwrap_err().to_string()
}

#[test]
fn the_default_can_be_read() {
    assert_ne!(Scenario::default(), Scenario::empty());
}

#[test]
fn everything_that_is_wrong_is_told_with_its_place() {
    let json = r#"{
  "settings": { "quotas": "yes", "delays": { "read": "sometimes", "sent": -1 }, "colour": "red" },
  "accounts": [
    { "numbers": [{ "phone": "12", "id": "xyz" }], "name": "Shop", "name": "Shop" },
    { "name": "B", "destination": { "role": "r" }, "templates": [{ "status": "FINE", "definition": { "name": "A B" } }] },
    7
  ],
  "people": [{ "phone": "+15550100123", "readz": true }],
  "subscriptions": { "topic": "ftp://x" },
  "extra": {}
}"#;
    let expected = r"scenario: line 2, column 27: settings.quotas: expected true or false
scenario: line 2, column 54: settings.delays.read: expected one of never
scenario: line 2, column 75: settings.delays.sent: expected a number of seconds that is not negative
scenario: line 2, column 82: settings.colour: `colour` is not known here; known are";
    let found = problems(json);
    assert!(found.starts_with(expected), "{found}");
    for line in [
        "line 4, column 30: accounts[0].numbers[0].phone: expected a phone number",
        "line 4, column 42: accounts[0].numbers[0].id: expected 32 hexadecimal digits",
        "line 4, column 69: accounts[0].name: is here twice",
        "line 5, column 35: accounts[1].destination: `arn` is missing",
        "accounts[1].templates[0].status: expected one of APPROVED",
        "accounts[1].templates[0].definition: ",
        "line 6, column 5: accounts[2]: expected an object",
        "line 8, column 42: people[0].readz: `readz` is not known here",
        "line 9, column 31: subscriptions.topic: the key has to be the ARN of a topic",
        "line 9, column 31: subscriptions.topic: expected an address",
        "line 10, column 4: extra: `extra` is not known here; known are settings, accounts",
    ] {
        assert!(found.contains(line), "{line}\n\n{found}");
    }
}

#[test]
fn what_may_be_there_once_is_refused_twice() {
    let json = r#"{
  "people": [{ "phone": "+15550100123", "wroteTo": ["15550100001", "+15550100009"] }, { "phone": "15550100123" }],
  "accounts": [
    { "name": "A", "id": "00000000000000000000000000000001", "numbers": [
      { "phone": "+15550100001", "id": "00000000000000000000000000000002" },
      { "phone": "15550100001" }
    ] },
    { "name": "B", "id": "00000000000000000000000000000001", "numbers": [
      { "phone": "+15550100123", "id": "00000000000000000000000000000002" }
    ] }
  ]
}"#;
    let expected = "\
scenario: line 2, column 68: people[0].wroteTo[1]: no account of this scenario has this number
scenario: line 2, column 98: people[1].phone: is the same as people[0].phone; give each its own
scenario: line 6, column 18: accounts[0].numbers[1].phone: is the same as accounts[0].numbers[0].phone; give each its own
scenario: line 8, column 26: accounts[1].id: is the same as accounts[0].id; give each its own
scenario: line 9, column 40: accounts[1].numbers[0].id: is the same as accounts[0].numbers[0].id; give each its own";
    assert_eq!(problems(json), expected);
}

#[test]
fn what_is_no_json_is_told_with_its_place() {
    assert_eq!(problems("{\n  \"accounts\": [,]\n}"), "scenario: line 2, column 16: expected value");
    assert_eq!(problems("[]"), "scenario: line 1, column 1: expected an object");
    let nothing = Scenario::from_file("/nowhere/at/all.json").unwrap_err().to_string();
    assert!(nothing.starts_with("/nowhere/at/all.json: line 1, column 1: "), "{nothing}");
}

#[test]
fn columns_count_characters() {
    let found = problems(r#"{"people":[{"phone":"+15550100123","name":"Ådå 👍","no":1}]}"#);
    assert!(found.starts_with("scenario: line 1, column 52: people[0].no:"), "{found}");
}

#[tokio::test]
async fn settings_of_a_scenario_hold() {
    let (service, client) = scenario(
        r#"{
          "settings": { "region": "us-east-1", "accountId": "000000000001", "messageId": "wamid", "envelopeId": "first",
            "pricing": "byConversation", "pairRate": { "burst": 1, "every": 0.5 }, "delays": { "read": "never" },
            "reviewDelay": 1.5, "review": "byCommand", "templateLimit": 3, "fileSize": "kilobytes",
            "reviewRules": [{ "nameContains": "sale", "verdict": "reject", "reason": "PROMOTIONAL" }],
            "publishedFlows": "fixed", "flowErrors": "messages", "healthyEndpoints": false, "signupLifetime": 1, "throughput": 7, "magicNumbers": false, "windowRule": false },
          "accounts": [{ "name": "A", "tags": { "a": "b" }, "denied": ["flows"],
            "id": "00000000000000000000000000000001" }]
        }"#,
    );
    let account = client.get_linked_whats_app_business_account().id(ACCOUNT).send().await.unwrap().account.unwrap();
    assert_eq!(account.arn, "arn:aws:social-messaging:us-east-1:000000000001:waba/00000000000000000000000000000001");
    let tags = client.list_tags_for_resource().resource_arn(account.arn).send().await.unwrap().tags.unwrap();
    assert_eq!(tags.len(), 1);
    let denied = client.list_whats_app_flows().id(ACCOUNT).send().await.unwrap_err().into_service_error();
    assert!(denied.is_access_denied_by_meta_exception());
    assert_eq!(service.events().read(1).unwrap(), []);
}

/// The documentation names every key, and its example can be read.
#[test]
fn the_documentation_is_right() {
    let text = include_str!("../../docs/scenario.md");
    let example = text.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    Scenario::from_json(example).unwrap();
    let unknown = problems(r#"{"x":1,"settings":{"x":1},"accounts":[{"x":1,"numbers":[{"x":1}]}],"people":[{"x":1}]}"#);
    for line in unknown.lines().filter_map(|line| line.split("known are ").nth(1)) {
        for key in line.split(", ") {
            assert!(text.contains(&format!("`{key}`")), "{key}");
        }
    }
}
