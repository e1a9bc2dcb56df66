// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/deadline.h"

#include <algorithm>
#include <limits>

namespace darse {

Deadline::TimePoint::duration Deadline::remaining(TimePoint now) const
{
    return hasPassed(now) ? TimePoint::duration::zero() : m_when - now;
}

int Deadline::pollTimeout(TimePoint now) const
{
    using std::chrono::milliseconds;
    if (isNever())
        return -1;
    const milliseconds::rep longest = std::numeric_limits<int>::max();
    return static_cast<int>(std::min(std::chrono::ceil<milliseconds>(remaining(now)).count(), longest));
}

} // namespace darse
