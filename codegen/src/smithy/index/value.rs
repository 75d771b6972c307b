//! Values: what traits change about their form.

use super::Facts;
use crate::smithy::model::{Kind, MemberIdx, ShapeIdx, Simple};

impl Facts {
    /// Whether entries of the list or map may be null.
    pub fn is_sparse(&self, shape: ShapeIdx) -> bool {
        self.model[shape].traits.sparse
    }

    /// Whether the shape's bytes or events come as a stream.
    pub fn is_streaming(&self, shape: ShapeIdx) -> bool {
        self.model[shape].traits.streaming
    }

    /// Whether the length of the shape's stream must be known before it is sent.
    pub fn requires_length(&self, shape: ShapeIdx) -> bool {
        self.model[shape].traits.requires_length
    }

    /// Whether the shape is a stream of events.
    pub fn is_event_stream(&self, shape: ShapeIdx) -> bool {
        self.is_streaming(shape) && matches!(self.model[shape].kind, Kind::Union(_))
    }

    /// Whether the member's text is written in base64 in a header: a text with a media type may have several lines.
    pub fn is_base64_in_header(&self, member: MemberIdx) -> bool {
        let target = self.model.target(member);
        matches!(target.kind, Kind::Simple(Simple::String)) && target.traits.media_type.is_some()
    }
}
