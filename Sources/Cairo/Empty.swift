/// The namespace of this module until its first type lands.
