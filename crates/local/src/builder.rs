//! How a service begins.

use std::fmt;
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::time::SystemTime;

use aws_credential_types::Credentials;
use sha2::{Digest, Sha256};
use tokio::sync::{Mutex, Notify};

use crate::auth::{Gate, Keys};
use crate::call::Call;
use crate::clock::Clock;
use crate::content::S3;
use crate::deliver::Standing;
use crate::failure::Failure;
use crate::fault::Faults;
use crate::moment::Moment;
use crate::quota::Quotas;
use crate::record::{ClockRecord, OriginRecord};
use crate::scenario::{Scenario, plant};
use crate::service::{Inner, LocalService};
use crate::settings::Settings;
use crate::store::{Store, StoreError};
use crate::world::World;

/// Settings of a service that is about to begin. Made by [`LocalService::builder`].
#[derive(Debug, Default)]
pub struct Builder {
    seed: u64,
    clock: Clock,
    data_dir: Option<PathBuf>,
    scenario: Option<Scenario>,
    settings: Option<Settings>,
    region: Option<String>,
    s3: Option<S3>,
    keys: Option<Keys>,
    no_auth: bool,
}

impl Builder {
    /// Where ids come from. The same seed, start and calls give the same ids, tokens and times. 0 unless set.
    ///
    /// A data folder keeps the seed that it began with.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// A manual clock that begins at this time.
    #[must_use]
    pub fn start(mut self, time: SystemTime) -> Self {
        self.clock = Clock::manual(time);
        self
    }

    /// The clock: manual and at 2026-01-01 unless set.
    #[must_use]
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// A folder that keeps the state, and is made if it is not there. In memory unless set.
    #[must_use]
    pub fn data_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.data_dir = Some(folder.into());
        self
    }

    /// The state to begin with, and its settings. A data folder that has state goes on with that; it can only be opened
    /// with the scenario that it began with, or with none, which means the same.
    #[must_use]
    pub fn scenario(mut self, scenario: Scenario) -> Self {
        self.scenario = Some(scenario);
        self
    }

    /// Switches and delays, in the place of the scenario's.
    #[must_use]
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = Some(settings);
        self
    }

    /// The region, in the place of the settings'.
    pub(crate) fn region(mut self, region: Option<String>) -> Self {
        self.region = region;
        self
    }

    /// Where buckets are, in the place of what the settings say.
    pub(crate) fn s3(mut self, s3: Option<S3>) -> Self {
        self.s3 = s3;
        self
    }

    /// Whether signatures are verified. They are unless this is `false`.
    #[must_use]
    pub fn auth(mut self, on: bool) -> Self {
        self.no_auth = !on;
        self
    }

    /// The credentials that signatures may be made with, in the place of those that the service prints and
    /// [`LocalService::sdk_config`] has.
    #[must_use]
    pub fn credentials(mut self, known: impl IntoIterator<Item = Credentials>) -> Self {
        self.keys = Some(Keys::new(known));
        self
    }

    /// Begins the service.
    ///
    /// # Errors
    ///
    /// Why it cannot begin.
    pub fn build(self) -> Result<LocalService, StartError> {
        let store = match &self.data_dir {
            None => Store::memory()?,
            Some(folder) => Store::folder(folder)?,
        };
        let (origin, clock) = store.read(|tx| Ok::<_, StoreError>((tx.get::<OriginRecord>("")?, tx.get("")?)))?;
        let scenario = choose(self.scenario, origin.as_ref())?;
        let mut settings = self.settings.unwrap_or_else(|| scenario.settings.clone());
        settings.region = self.region.unwrap_or(settings.region);
        settings.content.s3 = self.s3.unwrap_or(settings.content.s3);
        if let Some(ClockRecord { at }) = clock {
            self.clock.move_to(Moment(at));
        }
        let is_new = origin.is_none();
        let origin = origin.unwrap_or_else(|| OriginRecord {
            seed: self.seed,
            scenario: hash(&scenario),
            source: scenario.source.clone(),
        });
        let gate = Gate::new(self.keys.unwrap_or_default(), settings.region.clone());
        let service = LocalService::from_inner(Inner {
            store,
            clock: self.clock,
            world: World::new(origin.seed, settings),
            faults: Faults::default(),
            quotas: Quotas::default(),
            news: Notify::new(),
            delivering: Mutex::new(()),
            gate: (!self.no_auth).then_some(gate),
            requests: AtomicU64::new(0),
            scenario,
            standing: Standing::default(),
        });
        if is_new {
            service.begin(&origin)?;
        }
        Ok(service)
    }
}

/// What tells scenarios apart.
fn hash(scenario: &Scenario) -> Vec<u8> {
    Sha256::digest(scenario.source.as_bytes()).to_vec()
}

/// The scenario that is given; where none is, the one that the state began with.
fn choose(given: Option<Scenario>, origin: Option<&OriginRecord>) -> Result<Scenario, StartError> {
    match (given, origin) {
        (Some(given), Some(origin)) if hash(&given) != origin.scenario => Err(StartError::OtherScenario),
        (Some(given), _) => Ok(given),
        (None, Some(origin)) if !origin.source.is_empty() => {
            Scenario::from_json(&origin.source).map_err(|error| StartError::State(error.to_string()))
        }
        (None, _) => Ok(Scenario::default()),
    }
}

/// Puts the scenario's state and the origin into a call's transaction.
pub(crate) fn sow(call: &Call<'_>, origin: &OriginRecord, scenario: &Scenario) -> Result<(), Failure> {
    call.put("", origin)?;
    plant(call, scenario)
}

/// Why a service cannot begin.
#[derive(Debug)]
#[non_exhaustive]
pub enum StartError {
    /// The data folder cannot be used; why.
    Store(String),
    /// The data folder began with another scenario.
    OtherScenario,
    /// The scenario's state cannot be put into the store; why.
    State(String),
}

impl From<StoreError> for StartError {
    fn from(error: StoreError) -> Self {
        Self::Store(error.to_string())
    }
}

impl From<Failure> for StartError {
    fn from(failure: Failure) -> Self {
        Self::State(failure.message)
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(why) => f.write_str(why),
            Self::OtherScenario => f.write_str(
                "the data folder has state that began with another scenario; leave the scenario away to go on with that \
                 state, or use a new folder",
            ),
            Self::State(why) => write!(f, "the scenario: {why}"),
        }
    }
}

impl std::error::Error for StartError {}
