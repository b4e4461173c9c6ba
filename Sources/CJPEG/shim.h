// libjpeg-turbo's decoder for the door JPEG.
#pragma once
#include <turbojpeg.h>
