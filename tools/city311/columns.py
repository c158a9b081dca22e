# SPDX-License-Identifier: Apache-2.0
"""Which column of a 311 export holds what: each city calls the same thing by another name."""

import re

# What we look for -> the names it goes by, letters and digits only, the most telling first.
NAMES = {
    "id": ["servicerequestnum", "servicerequestid", "servicerequestnumber", "srnumber",
           "srrecordid", "uniquekey", "caseenquiryid", "caseid", "casenumber", "requestnumber",
           "requestid", "ticketid", "referencenumber", "id", "casereference", "servicerequest",
           "ticketnumber"],
    "type": ["srtype", "complainttype", "servicerequesttype", "requesttype", "servicename",
             "casetitle", "issuetype", "type", "category", "subject", "problem",
             "servicecodedescription", "srdescription", "typename", "srtypedesc", "complaint"],
    "created": ["createddate", "creationdate", "datecreated", "createdat", "created", "opendt",
                "opendate", "dateopened", "opened", "requesteddatetime", "requestdate",
                "datetimeopened", "submittedat", "adddate", "openeddatetime", "createdate",
                "srcreatedate", "createddatetime", "createdt", "requesteddate", "opendatetime"],
    "due": ["duedate", "datedue", "dueat", "due", "slatargetdt", "targetdt", "sladate",
            "expecteddatetime", "expecteddate", "estimatedcompletiondate", "targetdate",
            "serviceduedate", "slatargetdate", "duedt", "duedatetime", "targetclosedate",
            "planneddate"],
    "closed": ["closedate", "closeddate", "dateclosed", "closedat", "closeddt", "closedt",
               "closed", "completiondate", "completeddate", "resolvedat", "resolutiondate",
               "resolutiondt", "closeddatetime", "caseclosedate", "completedon"],
    "status": ["srstatus", "status", "casestatus", "requeststatus", "statusdescription",
               "serviceorderstatus"],
    "agency": ["agency", "agencyname", "agencyresponsible", "responsibleagency", "department",
               "owningdepartment", "ownerdepartment", "owner", "organizationacronym", "dept",
               "deptname", "agencyacronym"],
    "address": ["address", "incidentaddress", "streetaddress", "requestaddress", "location",
                "locationstreetname"],
    "detail": ["descriptor", "description", "details", "comments"],
    "latitude": ["latitude", "lat"],
    "longitude": ["longitude", "long", "lng", "lon"],
    "council": ["councildistrict", "citycouncildistrict", "ward"],
    "police": ["policedistrict", "policeprecinct", "precinct"],
    "neighborhood": ["neighborhood", "neighbourhood", "communityboard", "communityarea"],
    "borough": ["borough", "district"],
    "zip": ["incidentzip", "zipcode", "zip", "postcode"],
    "channel": ["methodreceived", "openchanneltype", "source", "origin"],
}
# Where none of the names fits: what most cities' words for it hold.
HINTS = {
    "due": re.compile(r"due|sla.*date|target|expected|promised"),
    "closed": re.compile(r"clos|resol.*(date|dt|time|at)$|complet"),
}

NEEDED = ("type", "created")


def plain(name):
    return re.sub(r"[^a-z0-9]", "", name.lower())


def find_columns(header):
    """What we look for -> the index of its column, for those that the file has."""
    index = {}
    for position, name in enumerate(header):
        index.setdefault(plain(name), position)
    found = {}
    for wanted, names in NAMES.items():
        for name in names:
            if name in index and index[name] not in found.values():
                found[wanted] = index[name]
                break
    for wanted, hint in HINTS.items():
        free = (position for name, position in index.items()
                if hint.search(name) and position not in found.values())
        if wanted not in found and (position := next(free, None)) is not None:
            found[wanted] = position
    return found
