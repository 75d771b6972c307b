//! What stands behind the addresses that answers name.

use std::time::Duration;

use socialmessaging_operations::operation::delete_whats_app_flow::DeleteWhatsAppFlowInput;
use socialmessaging_operations::operation::get_whats_app_flow_preview::GetWhatsAppFlowPreviewInput;
use socialmessaging_operations::operation::list_whats_app_flow_assets::ListWhatsAppFlowAssetsInput;

use super::preview::Preview;
use super::{asset, delete, list_assets, preview, preview_page};
use crate::call::Call;
use crate::failure::Failure;
use crate::moment::Moment;
use crate::record::AccountRecord;
use crate::scenario::FlowSeed;
use crate::settings::Settings;
use crate::store::Store;
use crate::world::World;

const JSON: &str = r#"{"version": "7.3", "screens": []}"#;
const ID: &str = "waba-a";

/// A service's parts, and a flow.
struct Fixture {
    store: Store,
    world: World,
    flow: String,
}

impl Fixture {
    fn new() -> Self {
        let (store, world) = (Store::memory().unwrap(), World::new(1, Settings::default()));
        let mut fixture = Self { store, world, flow: String::new() };
        fixture.flow = fixture.at(0, |call| {
            let account = AccountRecord { id: "a".to_owned(), ..AccountRecord::default() };
            call.put("a", &account).unwrap();
            let seed = FlowSeed {
                name: "One".to_owned(),
                categories: Vec::new(),
                json: Some(JSON.to_owned()),
                status: "DRAFT".to_owned(),
            };
            super::plant(call, &account, &seed).unwrap();
            super::for_sending(call, "a", None, Some("One")).unwrap().unwrap().id
        });
        fixture
    }

    fn at<T>(&self, seconds: u64, work: impl FnOnce(&mut Call<'_>) -> T) -> T {
        let now = Moment(0).plus(Duration::from_secs(seconds));
        self.store.write(|tx| Ok::<_, Failure>(work(&mut Call::new(tx, now, &self.world)))).unwrap()
    }

    /// The end of the asset's address.
    fn asset_token(&self) -> String {
        let input = ListWhatsAppFlowAssetsInput::builder().id(ID).flow_id(&self.flow).build().unwrap();
        let url = self.at(0, |call| list_assets(call, input).unwrap().flow_assets[0].download_url.clone());
        url.rsplit('/').next().unwrap().to_owned()
    }

    /// The end of the preview's address.
    fn preview_token(&self, invalidate: bool) -> String {
        let input = GetWhatsAppFlowPreviewInput::builder().id(ID).flow_id(&self.flow).invalidate(invalidate);
        let url = self.at(0, |call| preview(call, input.build().unwrap()).unwrap().preview.unwrap().preview_url);
        url.rsplit('/').next().unwrap().to_owned()
    }

    fn delete(&self) {
        let input = DeleteWhatsAppFlowInput::builder().id(ID).flow_id(&self.flow).build().unwrap();
        self.at(0, |call| delete(call, input).map(|_| ()).unwrap());
    }
}

#[test]
fn an_assets_address_leads_to_the_json_for_an_hour() {
    let fixture = Fixture::new();
    let token = fixture.asset_token();
    let found = |seconds, token: &str| fixture.at(seconds, |call| asset(call, token).unwrap());
    assert_eq!(found(3599, &token).as_deref(), Some(JSON.as_bytes()));
    assert_eq!(found(3600, &token), None);
    assert_eq!(found(0, &token[1..]), None);
    assert_eq!(found(0, "nothing"), None);
    fixture.delete();
    assert_eq!(found(0, &token), None);
}

#[test]
fn a_previews_address_leads_to_the_flow_until_it_expires_or_is_replaced() {
    const DAYS_30: u64 = 30 * 24 * 3600;
    let fixture = Fixture::new();
    let found = |seconds, token: &str| fixture.at(seconds, |call| preview_page(call, token).unwrap());
    let first = fixture.preview_token(false);
    let Preview { id, name, json, problems, .. } = found(DAYS_30 - 1, &first).unwrap();
    assert_eq!((id, name.as_str(), json.as_deref()), (fixture.flow.clone(), "One", Some(JSON.as_bytes())));
    assert!(!problems.is_empty(), "it has no screens");
    assert_eq!(found(DAYS_30, &first), None);
    let second = fixture.preview_token(true);
    assert_eq!(found(0, &first), None);
    assert!(found(0, &second).is_some());
    fixture.delete();
    assert_eq!(found(0, &second), None);
}
