// libyaml's parser for the door YAML.
#pragma once
#include <yaml.h>
