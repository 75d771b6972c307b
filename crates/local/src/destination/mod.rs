//! Where the events of an account go.

use socialmessaging_operations::operation::put_whats_app_business_account_event_destinations::{
    PutWhatsAppBusinessAccountEventDestinationsInput, PutWhatsAppBusinessAccountEventDestinationsOutput,
};
use socialmessaging_types::WhatsAppBusinessAccountEventDestination;

use crate::account;
use crate::call::Call;
use crate::failure::Failure;
use crate::record::DestinationRecord;

/// `PutWhatsAppBusinessAccountEventDestinations`. An empty list ends publishing.
pub(crate) fn put(
    call: &mut Call<'_>,
    input: PutWhatsAppBusinessAccountEventDestinationsInput,
) -> Result<PutWhatsAppBusinessAccountEventDestinationsOutput, Failure> {
    let mut account = account::find(call, &input.id.unwrap_or_default())?;
    account.destination = check(input.event_destinations.unwrap_or_default())?;
    call.put(&account.id, &account)?;
    Ok(PutWhatsAppBusinessAccountEventDestinationsOutput::builder().build())
}

/// What an event destination can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Service {
    Sns,
    Connect,
}

impl Service {
    /// The service of an ARN, if events can go there.
    fn of(arn: &str) -> Option<Self> {
        match arn.split(':').nth(2)? {
            "sns" => Some(Self::Sns),
            "connect" => Some(Self::Connect),
            _ => None,
        }
    }
}

/// Checks destinations, of which the model allows at most one.
pub(crate) fn check(
    destinations: Vec<WhatsAppBusinessAccountEventDestination>,
) -> Result<Option<DestinationRecord>, Failure> {
    let first = destinations.into_iter().next();
    first.map(|destination| check_one(destination.event_destination_arn, destination.role_arn)).transpose()
}

/// Checks a destination.
pub(crate) fn check_one(arn: String, role: Option<String>) -> Result<DestinationRecord, Failure> {
    match (Service::of(&arn), &role) {
        (Some(Service::Sns), _) if arn.ends_with(".fifo") => {
            Err(Failure::invalid("eventDestinationArn: FIFO topics are not supported; use a standard topic"))
        }
        (Some(Service::Connect), None) => {
            Err(Failure::invalid("roleArn: an Amazon Connect instance needs a role that the service can assume"))
        }
        (Some(Service::Sns | Service::Connect), _) => Ok(DestinationRecord { arn, role }),
        (None, _) => Err(Failure::invalid(
            "eventDestinationArn: events go to a topic of Amazon SNS or to an instance of Amazon Connect",
        )),
    }
}

/// A destination as it is answered.
pub(crate) fn shown(
    destination: &Option<DestinationRecord>,
) -> Result<Vec<WhatsAppBusinessAccountEventDestination>, Failure> {
    let shape = |destination: &DestinationRecord| {
        let shape = WhatsAppBusinessAccountEventDestination::builder().event_destination_arn(&destination.arn);
        Ok(shape.set_role_arn(destination.role.clone()).build()?)
    };
    destination.iter().map(shape).collect()
}
