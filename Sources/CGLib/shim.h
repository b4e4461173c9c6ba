// GLib's checksums for the door GLib.
#pragma once
#include <glib.h>
