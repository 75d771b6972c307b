//! The program: what it is told by arguments and environment, and what it prints.

mod banner;
mod options;
mod run;
mod source;

pub use banner::banner;
pub use options::{Command, Options};
pub use run::run;
pub use source::{Environment, InvalidArguments};

/// What `--help` prints.
pub const HELP: &str = "\
A local service for developing and testing WhatsApp on AWS End User Messaging Social, with no account.

Usage: socialmessaging-local [options]

  --port N              the port on 127.0.0.1; 0 takes a free one (default: 4700)
  --data DIR            keep all state in this folder; without it, in memory
  --scenario FILE       accounts, numbers, templates and the like to begin with (docs/scenario.md)
  --seed N              makes ids the same in every run (default: 0)
  --clock real          the machine's time (default)
  --clock manual@TIME   a time that moves only when the control API says so, from TIME on (2026-01-01T00:00:00Z)
  --no-auth             take every request, whether it is signed or not
  --region REGION       the region that requests are signed for (default: the scenario's, eu-west-1)
  --s3-dir DIR          buckets are the folders in this one
  --s3-endpoint URL     buckets are there, in an S3-compatible service; who signs is said by the environment,
                        SOCIALMESSAGING_LOCAL_S3_ACCESS_KEY_ID and SOCIALMESSAGING_LOCAL_S3_SECRET_ACCESS_KEY
  --subscribe TOPIC=URL deliver what is published to the topic (its ARN) to the address; may be given repeatedly
  --event-bridge URL    deliver events there in the form of EventBridge: those whose form is documented, which are the
                        statuses sent, delivered, read and failed
  --help                print this

Every option but --help can be set by the environment instead: --s3-dir as SOCIALMESSAGING_LOCAL_S3_DIR, and so on;
--no-auth as SOCIALMESSAGING_LOCAL_NO_AUTH=1, several subscriptions separated by spaces. An argument goes before the
environment.
";
