// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytestream.h"

#include <memory>
#include <vector>

struct isal_zstream;

namespace darse::store {

/// Compresses what it is given, fast rather than small. One member, without a name or a time.
class GzipEncoder {
public:
    explicit GzipEncoder(ByteSink sink);
    GzipEncoder(const GzipEncoder&) = delete;
    GzipEncoder& operator=(const GzipEncoder&) = delete;
    ~GzipEncoder();

    [[nodiscard]] Result<void> write(std::string_view piece);
    /// Once, last.
    [[nodiscard]] Result<void> finish();

private:
    [[nodiscard]] Result<void> deflate();

    ByteSink m_sink;
    std::unique_ptr<isal_zstream> m_stream;
    std::vector<unsigned char> m_work;
    std::vector<unsigned char> m_out;
};

} // namespace darse::store
