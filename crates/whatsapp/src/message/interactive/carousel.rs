//! Cards to look through.

use crate::message::interactive::action::ButtonKind;
use crate::message::interactive::button::open_url;
use crate::message::interactive::parts;
use crate::message::{Action, Body, Header, Image, Interactive, InteractiveKind, OneToThree, ReplyButton, Video};
use crate::open::open;
use crate::rule::REQUIRED;

open! {
    /// A card of a carousel, as it travels.
    sealed struct Card {
        /// Its place, from 0.
        card_index: i64 = "card_index" => REQUIRED,
        /// Always `cta_url`, whatever there is to tap, as far as is known.
        kind: String = "type" => REQUIRED,
        /// A picture or a video.
        header: Header = "header" => REQUIRED,
        /// What it says: up to 160 characters, up to 2 line breaks.
        body: Body = "body",
        /// What there is to tap.
        action: Box<Action> = "action" => REQUIRED,
    }
}

/// What stands above a card: one of the two.
#[derive(Clone, Debug)]
pub enum CardHeader {
    /// A picture.
    Image(Image),
    /// A video.
    Video(Video),
}

impl From<CardHeader> for Header {
    fn from(header: CardHeader) -> Self {
        match header {
            CardHeader::Image(image) => image.into(),
            CardHeader::Video(video) => video.into(),
        }
    }
}

/// What there is to tap on a card: one of the two.
#[derive(Clone, Debug)]
pub enum CardButtons {
    /// A button that opens an address.
    Open {
        /// Its text: up to 20 characters.
        display_text: String,
        /// The address.
        url: String,
    },
    /// One to three buttons to answer with, each an id and a title.
    Reply(OneToThree<(String, String)>),
}

impl Card {
    /// A picture or video with what there is to tap.
    pub fn new(header: CardHeader, buttons: CardButtons) -> Self {
        let action = match buttons {
            CardButtons::Open { display_text, url } => open_url(display_text, url),
            CardButtons::Reply(OneToThree(replies)) => {
                let reply = |(id, title)| ReplyButton::new(ButtonKind::QuickReply, id, title);
                let buttons = Some(replies.into_iter().map(reply).collect());
                Action { buttons, ..Action::default() }
            }
        };
        Self {
            kind: Some("cta_url".to_owned()),
            header: Some(header.into()),
            action: Some(Box::new(action)),
            ..Self::default()
        }
    }

    /// What it says: up to 160 characters, up to 2 line breaks.
    #[must_use]
    pub fn with_body(mut self, text: impl Into<String>) -> Self {
        self.body = Some(Body { text: Some(text.into()), ..Body::default() });
        self
    }
}

/// 2 to 10 cards, all with the same things to tap.
#[derive(Clone, Debug)]
pub struct Carousel(Interactive);

impl Carousel {
    /// A text of up to 1024 characters, and cards.
    pub fn new(body: impl Into<String>, cards: impl IntoIterator<Item = Card>) -> Self {
        let number = |(index, card): (i64, Card)| Card { card_index: Some(index), ..card };
        let cards = Some((0..).zip(cards).map(number).collect());
        Self(Interactive::new(InteractiveKind::Carousel, Action { cards, ..Action::default() }).with_body(body))
    }
}

parts!(Carousel:);
