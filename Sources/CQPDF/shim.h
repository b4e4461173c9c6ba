// libqpdf's C interface for the door QPDF.
#pragma once
#include <qpdf/qpdf-c.h>
