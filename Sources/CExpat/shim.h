// libexpat for the door XML.
#pragma once
#include <expat.h>
