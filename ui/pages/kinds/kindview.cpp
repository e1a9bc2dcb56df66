// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/kindview.h"

#include "ui/pages/kinds/tables.h"

#include <algorithm>

namespace darse::ui {

const std::vector<KindView>& kindViews()
{
    static const std::vector<KindView> all = {
        containerView(), podView(),     deploymentView(), jobView(),   configMapView(), secretView(), serviceView(),
        routeView(),     networkView(), volumeView(),     imageView(), nodeView(),      eventView(),
    };
    return all;
}

const KindView& kindView(backend::Kind kind)
{
    return *std::ranges::find(kindViews(), kind, &KindView::kind);
}

} // namespace darse::ui
