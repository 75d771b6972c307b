//! What the types forbid does not compile, and the compiler says why.

#[test]
fn what_whatsapp_refuses_cannot_be_said() {
    trybuild::TestCases::new().compile_fail("tests/refused/*.rs");
}
