//! How a program fares while the service fails: throttling, errors, cut connections, answers that nobody can read. Against
//! the local service, in this process, on a clock that jumps: the pauses between attempts take no time.

use std::error::Error;
use std::time::{Duration, SystemTime};

use aws_sdk_socialmessaging::Client;
use aws_sdk_socialmessaging::error::ProvideErrorMetadata;
use socialmessaging_local::{Effect, ErrorName, Fault, LocalService, Operation};
use socialmessaging_whatsapp::client::SendMessage;
use socialmessaging_whatsapp::message::Message;

const NUMBER: &str = "phone-number-id-00000000000000000000000000000001";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    use ErrorName::{DependencyException, ThrottledRequestException};
    for (what, effect, times) in [
        ("throttled twice", Effect::Error(ThrottledRequestException), 2),
        ("throttled for longer than the client tries", Effect::Error(ThrottledRequestException), 3),
        ("Meta fails once", Effect::Error(DependencyException), 1),
        ("a status 503 from something in between", Effect::Status(503), 1),
        ("the connection is cut before the message is taken", Effect::CutBefore, 1),
        ("the connection is cut after it, so that the retry sends it twice", Effect::CutAfter, 1),
    ] {
        let (outcome, messages, took) = under(effect, times).await?;
        println!("{what}: {outcome}; {messages} sent, in {:.1} s of the service's time", took.as_secs_f32());
    }
    Ok(())
}

/// Sends a message while the service fails so many times. What came of it, how many messages there are, and how long it took.
async fn under(effect: Effect, times: u32) -> Result<(String, usize, Duration), Box<dyn Error>> {
    let service = LocalService::builder().build()?;
    let client = Client::new(&service.sdk_config());
    let operation = Some(Operation::SendWhatsAppMessage);
    service.faults().add(Fault { operation, skip: 0, times: Some(times), effect })?;

    let start: SystemTime = service.clock().time();
    let call = client.send_whats_app_message().origination_phone_number_id(NUMBER).meta_api_version("v20.0");
    let sent = call.whatsapp(Message::to("+15550100123").text("Hello"))?.send().await;
    let outcome = match sent {
        Ok(_) => "sent".to_owned(),
        Err(error) => error.code().unwrap_or("no answer").to_owned(),
    };
    let messages = service.control().messages(None, 10)?.len();
    Ok((outcome, messages, service.clock().time().duration_since(start)?))
}
