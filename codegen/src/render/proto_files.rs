//! Messages in protobuf, as `.proto` files for other languages.

use std::collections::BTreeSet;

use serde::Serialize;

use super::docs::Docs;
use super::protobuf::refused;
use super::{Error, Output};
use crate::ir::{Home, Message, MessageField, MessageKind, Protobuf, Service};
use crate::protobuf::Type;
use crate::rust::{literal, proto};

#[derive(Serialize)]
struct ProtoFile {
    docs: Docs,
    package: String,
    imports: Vec<String>,
    messages: Vec<MessageView>,
}

#[derive(Serialize)]
struct MessageView {
    docs: Docs,
    name: String,
    lines: Vec<String>,
}

/// The file of [`Type::Document`].
const DOCUMENT: &str = "restjson/document.proto";

pub(super) fn render(service: &Service, protobuf: &Protobuf, output: &mut Output) -> Result<(), Error> {
    let folder = protobuf.package.split('.').collect::<Vec<_>>().join("/");
    let (types, operations) = (format!("{folder}/types.proto"), format!("{folder}/operations.proto"));
    let is_operation = |message: &&Message| matches!(message.home, Home::Operation(_));
    let (of_operations, of_types): (Vec<&Message>, Vec<&Message>) = protobuf.messages.iter().partition(is_operation);
    let title = &service.title;
    let about_types = Docs(vec![format!("Data types and errors of {title}.")]);
    let mut about_operations = refused(protobuf);
    about_operations.0.insert(0, format!("Inputs and outputs of {title}."));
    let file = |docs, messages: &[&Message], own: Option<&String>| file(protobuf, docs, messages, own);
    let template = "proto/messages.proto";
    let path = |file: &str| format!("{}/{file}", protobuf.folder);
    output.add(&path(&types), template, &file(about_types, &of_types, None))?;
    output.add(&path(&operations), template, &file(about_operations, &of_operations, Some(&types)))?;
    if protobuf.messages.iter().flat_map(Message::fields).any(|field| has(&field.form, &Type::Document)) {
        output.add(&path(DOCUMENT), "proto/document.proto", &())?;
    }
    Ok(())
}

fn file(protobuf: &Protobuf, docs: Docs, messages: &[&Message], types: Option<&String>) -> ProtoFile {
    let uses =
        |ty: Type<String>| messages.iter().flat_map(|message| message.fields()).any(|field| has(&field.form, &ty));
    let own = [
        (uses(Type::Timestamp), "google/protobuf/timestamp.proto".to_owned()),
        (uses(Type::Document), DOCUMENT.to_owned()),
    ];
    let own = own.into_iter().filter(|(is_used, _)| *is_used).map(|(_, import)| import);
    // A message of this package that only nested fields name counts too; an unused import is only a warning elsewhere.
    let is_shape = |field: &MessageField| names_shape(&field.form);
    let needs_types = messages.iter().flat_map(|message| message.fields()).any(is_shape);
    let names: BTreeSet<&str> = protobuf.messages.iter().map(|message| message.name.as_str()).collect();
    ProtoFile {
        docs,
        package: protobuf.package.clone(),
        imports: own.chain(types.filter(|_| needs_types).cloned()).collect(),
        messages: messages.iter().map(|message| view(message, &names)).collect(),
    }
}

fn has(form: &Type<String>, sought: &Type<String>) -> bool {
    match form {
        Type::List(inner) | Type::Map(inner) | Type::Sparse(inner) => has(inner, sought),
        other => other == sought,
    }
}

fn names_shape(form: &Type<String>) -> bool {
    match form {
        Type::List(inner) | Type::Map(inner) | Type::Sparse(inner) => names_shape(inner),
        Type::Message(_) => true,
        Type::Bool | Type::Int8 | Type::Int16 | Type::Int32 => false,
        Type::Int64 | Type::Float | Type::Double => false,
        Type::String | Type::Bytes | Type::Timestamp | Type::Document => false,
    }
}

fn view(message: &Message, names: &BTreeSet<&str>) -> MessageView {
    let mut docs = message.docs.clone();
    let mut body = Body { names, nested: BTreeSet::new(), lines: reserved(message) };
    match &message.kind {
        MessageKind::Structure(fields) => {
            fields.iter().for_each(|field| body.field(field, "optional ", "  "));
        }
        MessageKind::Union(together, fields) => body.oneof(together, fields),
        MessageKind::Enum(values) => {
            docs.extend([
                String::new(),
                "In a field it is a string; this message is for a value that stands alone.".to_owned(),
            ]);
            docs.extend([String::new(), "Known values, to which others may be added:".to_owned(), String::new()]);
            docs.extend(
                values.iter().map(|(docs, value)| {
                    format!("- `{value}`: {}", docs.first().map(String::as_str).unwrap_or_default())
                }),
            );
            body.lines.push("  optional string value = 1;".to_owned());
        }
    }
    MessageView { docs: Docs(docs), name: message.name.clone(), lines: body.lines }
}

/// The numbers and names that nobody may use again. A name that is in use again, for something else, is not reserved.
fn reserved(message: &Message) -> Vec<String> {
    if message.reserved.is_empty() {
        return Vec::new();
    }
    let list = |items: Vec<String>| format!("  reserved {};", items.join(", "));
    let numbers = message.reserved.iter().map(|(number, _)| number.to_string()).collect();
    let names = message.reserved.iter().map(|(_, name)| proto::field(name));
    let names: BTreeSet<String> =
        names.filter(|name| message.fields().iter().all(|field| field.name != *name)).collect();
    let names: Vec<String> = names.iter().map(|name| literal::string(name)).collect();
    let named = (!names.is_empty()).then(|| list(names));
    [list(numbers)].into_iter().chain(named).collect()
}

/// The lines between a message's braces.
struct Body<'a> {
    names: &'a BTreeSet<&'a str>,
    nested: BTreeSet<String>,
    lines: Vec<String>,
}

impl Body<'_> {
    fn field(&mut self, field: &MessageField, label: &str, indent: &str) {
        let mut wrappers = Vec::new();
        let ty = self.spelled(&field.form, &proto::message(&field.name), &mut wrappers);
        self.lines.extend(wrappers.into_iter().map(|line| format!("  {line}")));
        self.declare(field, label, indent, &ty);
    }

    fn declare(&mut self, field: &MessageField, label: &str, indent: &str, ty: &str) {
        let required = field.required.then_some("Required.");
        let parted = required.map(|_| "");
        for line in field.docs.iter().map(String::as_str).chain(parted).chain(required) {
            self.lines.push(format!("{indent}// {line}").trim_end().to_owned());
        }
        let json = if proto::json_name(&field.name) == field.json {
            String::new()
        } else {
            format!(" [json_name = {}]", literal::string(&field.json))
        };
        self.lines.push(format!("{indent}{label}{ty} {} = {}{json};", field.name, field.number));
    }

    fn oneof(&mut self, together: &str, fields: &[MessageField]) {
        let mut spelled = Vec::new();
        for field in fields {
            let mut wrappers = Vec::new();
            spelled.push(self.spelled(&field.form, &proto::message(&field.name), &mut wrappers));
            self.lines.extend(wrappers.into_iter().map(|line| format!("  {line}")));
        }
        if fields.is_empty() {
            return;
        }
        self.lines.push(format!("  oneof {together} {{"));
        for (field, ty) in fields.iter().zip(&spelled) {
            self.declare(field, "", "    ", ty);
        }
        self.lines.push("  }".to_owned());
    }

    /// The type of a field, and the messages that it takes to say it.
    fn spelled(&mut self, form: &Type<String>, name: &str, wrappers: &mut Vec<String>) -> String {
        match form {
            // There is nothing smaller.
            Type::Int8 | Type::Int16 => Type::<String>::Int32.to_string(),
            Type::Bool | Type::Int32 | Type::Int64 | Type::Float | Type::Double => form.to_string(),
            Type::String | Type::Bytes => form.to_string(),
            Type::Timestamp => ".google.protobuf.Timestamp".to_owned(),
            Type::Document => ".restjson.Document".to_owned(),
            Type::Message(name) => name.clone(),
            Type::List(inner) => {
                let item = self.spelled(inner, &format!("{name}Item"), wrappers);
                self.wrapper(&format!("{name}List"), &format!("repeated {item} items"), wrappers)
            }
            Type::Map(inner) => {
                let value = self.spelled(inner, &format!("{name}Value"), wrappers);
                self.wrapper(&format!("{name}Map"), &format!("map<string, {value}> entries"), wrappers)
            }
            Type::Sparse(inner) => {
                let value = self.spelled(inner, name, wrappers);
                self.wrapper(&format!("{name}OrNull"), &format!("optional {value} value"), wrappers)
            }
        }
    }

    fn wrapper(&mut self, name: &str, field: &str, wrappers: &mut Vec<String>) -> String {
        let mut name = name.to_owned();
        // One that has the name of another message would hide that here.
        while self.names.contains(name.as_str()) || !self.nested.insert(name.clone()) {
            name.push('_');
        }
        wrappers.extend([format!("message {name} {{"), format!("  {field} = 1;"), "}".to_owned()]);
        name
    }
}
