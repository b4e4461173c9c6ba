// libzip for the door Zip.
#pragma once
#include <zip.h>
