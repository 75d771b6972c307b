//! What is printed once the port is open: enough to be pasted into a shell or a program.

use std::fmt::Write as _;
use std::net::SocketAddr;

use super::Options;
use crate::auth::permanent;

/// Where the service listens, and how clients are told so.
pub fn banner(address: SocketAddr, region: &str, options: &Options) -> String {
    let endpoint = format!("http://{address}");
    let key = permanent();
    let (id, secret) = (key.access_key_id(), key.secret_access_key());
    let state = match &options.data {
        Some(folder) => format!("in {}", folder.display()),
        None => "in memory".to_owned(),
    };
    let signatures = if options.auth { "checked" } else { "not checked" };
    let mut text = String::new();
    let _ = write!(
        text,
        "\
AWS End User Messaging Social, locally
  endpoint    {endpoint}
  control     {endpoint}/_local/
  state       {state}
  signatures  {signatures}

AWS CLI, boto3, JS and Rust (paste into a shell):
export AWS_ENDPOINT_URL_SOCIALMESSAGING={endpoint}
export AWS_REGION={region} AWS_DEFAULT_REGION={region}
export AWS_ACCESS_KEY_ID={id}
export AWS_SECRET_ACCESS_KEY={secret}
unset AWS_SESSION_TOKEN AWS_PROFILE

AWS CLI  aws socialmessaging list-linked-whatsapp-business-accounts
boto3    boto3.client(\"socialmessaging\")
JS       new SocialMessagingClient({{}})
Rust     Client::new(&aws_config::load_defaults(BehaviorVersion::latest()).await)

Ctrl-C stops.
"
    );
    text
}
