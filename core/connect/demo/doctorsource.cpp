// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/doctorsource.h"

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::Finding;

backend::Pending<std::vector<Finding>> DoctorSource::examine(Look)
{
    if (m_stage.lost)
        return m_stage.reply<std::vector<Finding>>(*m_stage.lost);
    return m_stage.reply<std::vector<Finding>>(std::vector<Finding>{
        {.name = u"userNamespace"_s, .isOk = true, .isEssential = true, .reason = u"ids 0-65536 are mapped"_s},
        {.name = u"overlay"_s, .isOk = true, .reason = u"works in /var/lib/darse"_s},
        {.name = u"crun"_s, .isOk = true, .isEssential = true, .reason = u"crun 1.28, /usr/bin/crun"_s},
        {.name = u"conmon"_s, .isOk = true, .isEssential = true, .reason = u"conmon 2.1.12, /usr/bin/conmon"_s},
        {.name = u"criu"_s,
         .isOk = false,
         .reason = u"criu is not installed"_s,
         .consequence = u"containers cannot be checkpointed and restored"_s,
         .remedy = u"sudo apt install criu"_s},
        {.name = u"cgroupLayout"_s, .isOk = true, .reason = u"cgroup v2"_s},
        {.name = u"unprivilegedPorts"_s,
         .isOk = false,
         .reason = u"an ordinary user may publish ports from 1024 on"_s,
         .consequence = u"containers cannot publish port 80 or 443 of this machine"_s,
         .remedy = u"echo net.ipv4.ip_unprivileged_port_start=80 | sudo tee -a /etc/sysctl.d/50-darse.conf && sudo "
                   "sysctl --system"_s},
        {.name = u"inotify"_s, .isOk = true, .reason = u"512 instances and 524288 watches for each user"_s},
        {.name = u"pressure"_s, .isOk = true, .reason = u"the kernel tells how long tasks wait (PSI)"_s},
    });
}

} // namespace darse::connect::demo
