// libdeflate for the door Deflate.
#pragma once
#include <libdeflate.h>
