//! How a member is read and set: the accessor of a structure, the setters of a builder.

/// The accessor of a structure.
#[doc(hidden)]
#[macro_export]
macro_rules! __accessor {
    ($(#[$doc:meta])* $field:ident $presence:ident bool) => { $crate::__accessor! { @copy $(#[$doc])* $field $presence bool } };
    ($(#[$doc:meta])* $field:ident $presence:ident i8) => { $crate::__accessor! { @copy $(#[$doc])* $field $presence i8 } };
    ($(#[$doc:meta])* $field:ident $presence:ident i16) => { $crate::__accessor! { @copy $(#[$doc])* $field $presence i16 } };
    ($(#[$doc:meta])* $field:ident $presence:ident i32) => { $crate::__accessor! { @copy $(#[$doc])* $field $presence i32 } };
    ($(#[$doc:meta])* $field:ident $presence:ident i64) => { $crate::__accessor! { @copy $(#[$doc])* $field $presence i64 } };
    ($(#[$doc:meta])* $field:ident $presence:ident f32) => { $crate::__accessor! { @copy $(#[$doc])* $field $presence f32 } };
    ($(#[$doc:meta])* $field:ident $presence:ident f64) => { $crate::__accessor! { @copy $(#[$doc])* $field $presence f64 } };

    ($(#[$doc:meta])* $field:ident expected $ty:tt) => { $crate::__accessor! { $(#[$doc])* $field optional $ty } };
    ($(#[$doc:meta])* $field:ident default $ty:tt) => { $crate::__accessor! { $(#[$doc])* $field required $ty } };

    ($(#[$doc:meta])* $field:ident required String) => {
        $(#[$doc])*
        #[inline]
        pub fn $field(&self) -> &str { &self.$field }
    };
    ($(#[$doc:meta])* $field:ident optional String) => {
        $(#[$doc])*
        #[inline]
        pub fn $field(&self) -> ::std::option::Option<&str> { self.$field.as_deref() }
    };
    ($(#[$doc:meta])* $field:ident required [$item:ty]) => {
        $(#[$doc])*
        #[inline]
        pub fn $field(&self) -> &[$item] { &self.$field }
    };
    ($(#[$doc:meta])* $field:ident optional [$item:ty]) => {
        $(#[$doc])*
        ///
        /// Without a value this is an empty slice; the field itself tells missing from empty.
        #[inline]
        pub fn $field(&self) -> &[$item] { self.$field.as_deref().unwrap_or_default() }
    };
    ($(#[$doc:meta])* $field:ident required (Box<$inner:ty>)) => {
        $(#[$doc])*
        #[inline]
        pub fn $field(&self) -> &$inner { &self.$field }
    };
    ($(#[$doc:meta])* $field:ident optional (Box<$inner:ty>)) => {
        $(#[$doc])*
        #[inline]
        pub fn $field(&self) -> ::std::option::Option<&$inner> { self.$field.as_deref() }
    };
    ($(#[$doc:meta])* $field:ident required $ty:tt) => {
        $(#[$doc])*
        #[inline]
        pub fn $field(&self) -> &$crate::__type!($ty) { &self.$field }
    };
    ($(#[$doc:meta])* $field:ident optional $ty:tt) => {
        $(#[$doc])*
        #[inline]
        pub fn $field(&self) -> ::std::option::Option<&$crate::__type!($ty)> { self.$field.as_ref() }
    };
    (@copy $(#[$doc:meta])* $field:ident $presence:ident $ty:tt) => {
        $(#[$doc])*
        #[inline]
        pub fn $field(&self) -> $crate::__field_type!($presence $ty) { self.$field }
    };
}

/// The setter of a builder: it takes what is convenient, and one element at a time of a collection.
///
/// `$via` is the path from `self` to the field's builder: empty in the builder itself, `inner` in a fluent builder.
#[doc(hidden)]
#[macro_export]
macro_rules! __setter {
    ($(#[$doc:meta])* $field:ident String $($via:ident)?) => {
        $(#[$doc])*
        #[inline]
        pub fn $field(mut self, input: impl ::std::convert::Into<::std::string::String>) -> Self {
            self.$($via.)?$field = ::std::option::Option::Some(input.into());
            self
        }
    };
    ($(#[$doc:meta])* $field:ident [String] $($via:ident)?) => {
        $(#[$doc])*
        ///
        /// Appends one item; the `set_` method replaces them all.
        #[inline]
        pub fn $field(mut self, input: impl ::std::convert::Into<::std::string::String>) -> Self {
            self.$($via.)?$field.get_or_insert_default().push(input.into());
            self
        }
    };
    ($(#[$doc:meta])* $field:ident [$item:ty] $($via:ident)?) => {
        $(#[$doc])*
        ///
        /// Appends one item; the `set_` method replaces them all.
        #[inline]
        pub fn $field(mut self, input: $item) -> Self {
            self.$($via.)?$field.get_or_insert_default().push(input);
            self
        }
    };
    ($(#[$doc:meta])* $field:ident {String => String} $($via:ident)?) => {
        $crate::__setter! { @map $(#[$doc])* $field
            (impl ::std::convert::Into<::std::string::String>) (impl ::std::convert::Into<::std::string::String>)
            k.into(), v.into(), k v $($via)? }
    };
    ($(#[$doc:meta])* $field:ident {String => $value:ty} $($via:ident)?) => {
        $crate::__setter! { @map $(#[$doc])* $field
            (impl ::std::convert::Into<::std::string::String>) ($value) k.into(), v, k v $($via)? }
    };
    ($(#[$doc:meta])* $field:ident {$key:ty => String} $($via:ident)?) => {
        $crate::__setter! { @map $(#[$doc])* $field
            ($key) (impl ::std::convert::Into<::std::string::String>) k, v.into(), k v $($via)? }
    };
    ($(#[$doc:meta])* $field:ident {$key:ty => $value:ty} $($via:ident)?) => {
        $crate::__setter! { @map $(#[$doc])* $field ($key) ($value) k, v, k v $($via)? }
    };
    ($(#[$doc:meta])* $field:ident (Box<$inner:ty>) $($via:ident)?) => {
        $(#[$doc])*
        #[inline]
        pub fn $field(mut self, input: $inner) -> Self {
            self.$($via.)?$field = ::std::option::Option::Some(::std::boxed::Box::new(input));
            self
        }
    };
    ($(#[$doc:meta])* $field:ident $ty:tt $($via:ident)?) => {
        $(#[$doc])*
        #[inline]
        pub fn $field(mut self, input: $crate::__type!($ty)) -> Self {
            self.$($via.)?$field = ::std::option::Option::Some(input);
            self
        }
    };
    (@map $(#[$doc:meta])* $field:ident ($($key:tt)+) ($($value:tt)+)
        $insert_key:expr, $insert_value:expr, $k:ident $v:ident $($via:ident)?) => {
        $(#[$doc])*
        ///
        /// Adds one entry; the `set_` method replaces them all.
        #[inline]
        pub fn $field(mut self, $k: $($key)+, $v: $($value)+) -> Self {
            self.$($via.)?$field.get_or_insert_default().insert($insert_key, $insert_value);
            self
        }
    };
}
