//! Models that are right and cannot be generated: every reason is named, in one run.

use restjson_codegen::settings::{Runtime, Settings};
use restjson_codegen::{Failure, Inputs, generate};

#[test]
fn each_reason_is_named() {
    insta::glob!("unsupported/*.json", |path| {
        let model = std::fs::read(path).unwrap();
        let settings = Settings::defaults(Runtime::Version("0.1.0".into()));
        let failure = generate(Inputs { model: &model, settings: &settings }).unwrap_err();
        assert!(matches!(failure, Failure::Input(_)), "{failure}");
        insta::assert_snapshot!(failure);
    });
}
