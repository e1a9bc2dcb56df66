// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/imagefixture.h"

namespace darse::test {

inline constexpr int kChildImages = 5;

[[nodiscard]] inline std::string childImageName(int number)
{
    return "localhost/image-" + std::to_string(number) + ":1";
}

/// The images that the child brings in and takes out: some layers are shared, contents are large and small.
[[nodiscard]] inline TestImage childImage(int number)
{
    std::vector<TarFile> small{{"dir/"}};
    for (int i = 0; i < 60; ++i)
        small.push_back({"dir/" + std::to_string(i), std::to_string(i * number)});
    const auto seed = static_cast<unsigned>(number);
    const auto compression = number % 2 == 0 ? store::Compression::Zstd : store::Compression::Gzip;
    return makeImage({makeLayer({{"base", noise(200'000, seed / 2)}}), makeLayer(small, compression),
                      makeLayer({{"large", noise(600'000, seed)}}, compression)});
}

} // namespace darse::test
