// Nettle's digests for the door Nettle.
#pragma once
#include <nettle/sha2.h>
