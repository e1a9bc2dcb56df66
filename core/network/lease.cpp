// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/lease.h"

#include "core/sys/atomicfile.h"
#include "core/sys/files.h"

namespace darse::network {
namespace {

constexpr Bytes kLargest = mebibytes(1);

} // namespace

Result<std::vector<Lease>> LeaseFiles::load() const
{
    std::vector<Lease> leases;
    TRY_DECLARE(const auto names, sys::listDirectory(m_folder));
    for (const std::string& name : names) {
        auto lease = parseLease(sys::readFile(m_folder / name, kLargest).valueOr({}));
        if (lease && lease->member.id.value() == name) {
            leases.push_back(std::move(lease).value());
        } else {
            std::error_code ignored;
            std::filesystem::remove_all(m_folder / name, ignored);
        }
    }
    return leases;
}

Result<void> LeaseFiles::keep(const Lease& lease) const
{
    return sys::writeFileAtomically(m_folder / lease.member.id.value(), toJson(lease),
                                    {.durability = sys::Durability::Process});
}

Result<void> LeaseFiles::forget(const ContainerId& id) const
{
    std::error_code error;
    std::filesystem::remove(m_folder / id.value(), error);
    if (error)
        return Error::fromErrno(error.value(), "forget the addresses of " + id.value());
    return ok();
}

} // namespace darse::network
