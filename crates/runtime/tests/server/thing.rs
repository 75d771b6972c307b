//! A service, as generated code declares it.

restjson_runtime::open_enum! {
    /// How good.
    Quality {
        /// Good.
        Good = "GOOD",
        /// Bad.
        Bad = "BAD",
        /// Not for everyone.
        Secret = "SECRET",
    }
}

restjson_runtime::structure! {
    /// A label.
    Tag (TagBuilder) fallible {
        /// About what.
        key (set_key, get_key): required String = "key" where (length(2..=4), pattern("^[a-z]+$"));
        /// Says what.
        value (set_value, get_value): optional String = "value" where (length(..=3));
        /// How often.
        times (set_times, get_times): optional i32 = "times" where (range(1..)) => 1;
    }
}

restjson_runtime::union! {
    /// Where a file lies.
    Source {
        /// Behind an address.
        Url (is_url, as_url): String = "url" where (length(1..));
        /// Under a label.
        Labelled (is_labelled, as_labelled): Tag = "labelled" where (nested);
    }
}

restjson_runtime::error_structure! {
    /// Not there.
    Missing (MissingBuilder) total status(404) {
        /// Why.
        message (set_message, get_message): optional String = "message";
        /// Where it was looked for.
        shelf (set_shelf, get_shelf): optional String = "shelf" in header("x-shelf");
    }
}

restjson_runtime::operation_error! {
    /// What putting fails with.
    PutThingError {
        /// Not there.
        Missing (is_missing) = "Missing";
    }
}

restjson_runtime::input! {
    /// What to put.
    PutThingInput (PutThingInputBuilder) {
        /// Which.
        id (set_id, get_id): expected i32 = "id" in label("id");
        /// Only these.
        only (set_only, get_only): optional [Quality] = "only" in query("only")
            where (unique, each(known(except "SECRET")));
        /// All of the query.
        rest (set_rest, get_rest): optional {String => Vec<String>} = "rest" in params;
        /// Marked so.
        mark (set_mark, get_mark): expected String = "mark" in header("x-mark");
        /// Its labels.
        tags (set_tags, get_tags): optional [Tag] = "tags" where (length(..=3), each(nested));
        /// Where it comes from.
        source (set_source, get_source): optional Source = "source" where (nested);
        /// Counts by name.
        counts (set_counts, get_counts): optional {Quality => Option<f64>} = "counts"
            where (keys(known), values_set(range(0.5..=2.0)));
    }
}

restjson_runtime::output! {
    /// What was put.
    PutThingOutput (PutThingOutputBuilder) fallible {
        /// Its version.
        version (set_version, get_version): required i64 = "version";
        /// Where it lies now.
        shelf (set_shelf, get_shelf): optional String = "shelf" in header("x-shelf");
        /// Another status.
        status (set_status, get_status): optional i32 = "status" in status;
    }
}

restjson_runtime::operation! {
    /// Puts.
    PutThing: PUT "/things/{id}", idempotent, code(201);
    PutThingInput (PutThingInputBuilder) -> PutThingOutput, PutThingError
}

restjson_runtime::input! {
    /// Nothing.
    PingInput (PingInputBuilder) {}
}

restjson_runtime::output! {
    /// Nothing.
    PingOutput (PingOutputBuilder) total {}
}

restjson_runtime::operation_error! {
    /// Nothing of its own.
    PingError {}
}

restjson_runtime::operation! {
    /// Pings.
    Ping: POST "/ping", no_input, no_output;
    PingInput (PingInputBuilder) -> PingOutput, PingError
}

restjson_runtime::structure! {
    /// What may be empty.
    Wrapping (WrappingBuilder) total {
        /// Of what.
        of (set_of, get_of): optional String = "of";
    }
}

restjson_runtime::input! {
    /// What to pack.
    PackThingInput (PackThingInputBuilder) {
        /// How it came.
        coding (set_coding, get_coding): optional String = "coding" in header("content-encoding");
        /// Into what.
        wrapping (set_wrapping, get_wrapping): optional Wrapping = "wrapping" in payload("application/json");
    }
}

restjson_runtime::output! {
    /// Nothing.
    PackThingOutput (PackThingOutputBuilder) total {}
}

restjson_runtime::operation_error! {
    /// What packing fails with.
    PackThingError {}
}

restjson_runtime::operation! {
    /// Packs, from gzip too.
    PackThing: POST "/pack", gzip;
    PackThingInput (PackThingInputBuilder) -> PackThingOutput, PackThingError
}

pub(crate) mod service {
    restjson_runtime::service! {
        /// Things.
        violations: fields;
        /// Puts.
        put_thing: super::PutThing;
        /// Pings.
        ping: super::Ping;
        /// Packs.
        pack_thing: super::PackThing;
    }
}
