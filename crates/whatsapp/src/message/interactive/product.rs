//! Products of a catalogue.

use crate::message::interactive::parts;
use crate::message::{Action, Interactive, InteractiveKind, Parameters, ProductItem, Section};

/// One product. It has no header.
#[derive(Clone, Debug)]
pub struct Product(Interactive);

impl Product {
    /// A product of a catalogue, by their ids.
    pub fn new(catalog_id: impl Into<String>, product_retailer_id: impl Into<String>) -> Self {
        let action = Action {
            catalog_id: Some(catalog_id.into()),
            product_retailer_id: Some(product_retailer_id.into()),
            ..Action::default()
        };
        Self(Interactive::new(InteractiveKind::Product, action))
    }
}

parts!(Product: body footer);

/// Up to 30 products in up to 10 sections. It has to have a line above.
#[derive(Clone, Debug)]
pub struct ProductList(Interactive);

impl ProductList {
    /// A line of up to 60 characters, a text of up to 1024, and the catalogue. Sections follow.
    pub fn new(header: impl Into<String>, body: impl Into<String>, catalog_id: impl Into<String>) -> Self {
        let action = Action { catalog_id: Some(catalog_id.into()), sections: Some(Vec::new()), ..Action::default() };
        let message = Self(Interactive::new(InteractiveKind::ProductList, action).with_body(body));
        message.header_text(header)
    }

    /// Adds a section: a title of up to 24 characters, and products by their ids in the catalogue.
    #[must_use]
    pub fn section<P: Into<String>>(mut self, title: impl Into<String>, products: impl IntoIterator<Item = P>) -> Self {
        let product_items = Some(products.into_iter().map(ProductItem::new).collect());
        let section = Section { title: Some(title.into()), product_items, ..Section::default() };
        self.0.action_mut().sections.get_or_insert_default().push(section);
        self
    }
}

parts!(ProductList: text_header footer);

/// The whole catalogue.
#[derive(Clone, Debug)]
pub struct CatalogMessage(Interactive);

impl CatalogMessage {
    /// A text of up to 1024 characters.
    pub fn new(body: impl Into<String>) -> Self {
        let action = Action { name: Some("catalog_message".to_owned()), ..Action::default() };
        Self(Interactive::new(InteractiveKind::CatalogMessage, action).with_body(body))
    }

    /// The product whose picture stands for the catalogue; without it, the first.
    #[must_use]
    pub fn thumbnail(mut self, product_retailer_id: impl Into<String>) -> Self {
        let parameters =
            Parameters { thumbnail_product_retailer_id: Some(product_retailer_id.into()), ..Parameters::default() };
        self.0.action_mut().parameters = Some(parameters);
        self
    }
}

parts!(CatalogMessage: footer);
