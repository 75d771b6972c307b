//! Address cards, as they are sent and as they come.

use crate::open::open;
use crate::rule::{Form, OPTIONAL, REQUIRED};

open! {
    /// An address card.
    public struct Contact {
        /// The person's name.
        name: Name = "name" => REQUIRED,
        /// Phone numbers.
        phones: Vec<Phone> = "phones",
        /// Mail addresses.
        emails: Vec<Email> = "emails",
        /// Postal addresses.
        addresses: Vec<Address> = "addresses",
        /// Where the person works.
        org: Organization = "org",
        /// Pages on the web.
        urls: Vec<WebAddress> = "urls",
        /// `YYYY-MM-DD`.
        birthday: String = "birthday" => OPTIONAL.form(Form::Date),
    }
}

impl Contact {
    /// A card with the name as it is shown.
    pub fn named(formatted_name: impl Into<String>) -> Self {
        let name = Name { formatted_name: Some(formatted_name.into()), ..Name::default() };
        Self { name: Some(name), ..Self::default() }
    }

    /// Adds a phone number.
    #[must_use]
    pub fn with_phone(mut self, phone: impl Into<String>) -> Self {
        let phone = Phone { phone: Some(phone.into()), ..Phone::default() };
        self.phones.get_or_insert_default().push(phone);
        self
    }

    /// Adds a mail address.
    #[must_use]
    pub fn with_email(mut self, email: impl Into<String>) -> Self {
        let email = Email { email: Some(email.into()), ..Email::default() };
        self.emails.get_or_insert_default().push(email);
        self
    }
}

open! {
    /// A person's name.
    public struct Name {
        /// The whole name as it is shown.
        formatted_name: String = "formatted_name" => REQUIRED,
        /// First name.
        first_name: String = "first_name",
        /// Last name.
        last_name: String = "last_name",
        /// Middle name.
        middle_name: String = "middle_name",
        /// Before the name: `Dr`.
        prefix: String = "prefix",
        /// After the name: `Jr`.
        suffix: String = "suffix",
    }
}

open! {
    /// A phone number of a card.
    public struct Phone {
        /// The number, as it is shown.
        phone: String = "phone",
        /// Such as `HOME` or `WORK`.
        kind: String = "type",
        /// Its id on WhatsApp: with it, the card has a button to write to the person.
        wa_id: String = "wa_id",
    }
}

open! {
    /// A mail address of a card.
    public struct Email {
        /// The address.
        email: String = "email",
        /// Such as `HOME` or `WORK`.
        kind: String = "type",
    }
}

open! {
    /// A postal address of a card.
    public struct Address {
        /// Street and number.
        street: String = "street",
        /// City.
        city: String = "city",
        /// State or region.
        state: String = "state",
        /// Postal code.
        zip: String = "zip",
        /// Country.
        country: String = "country",
        /// Country, as two letters.
        country_code: String = "country_code",
        /// `HOME` or `WORK`.
        kind: String = "type",
    }
}

open! {
    /// Where a person works.
    public struct Organization {
        /// Company.
        company: String = "company",
        /// Department.
        department: String = "department",
        /// Position.
        title: String = "title",
    }
}

open! {
    /// A page on the web.
    public struct WebAddress {
        /// The address.
        url: String = "url",
        /// Such as `HOME` or `WORK`.
        kind: String = "type",
    }
}
