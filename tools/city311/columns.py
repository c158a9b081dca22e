# SPDX-License-Identifier: Apache-2.0
"""Which column of a 311 export holds what: each city calls the same thing by another name."""

import re

# What we look for -> the names it goes by, letters and digits only, the most telling first.
NAMES = {
    "id": ["servicerequestnum", "servicerequestid", "servicerequestnumber", "srnumber",
           "srrecordid", "uniquekey", "caseenquiryid", "caseid", "casenumber", "requestnumber",
           "requestid", "ticketid", "referencenumber", "id"],
    "type": ["srtype", "complainttype", "servicerequesttype", "requesttype", "servicename",
             "casetitle", "issuetype", "type", "category", "subject", "problem"],
    "created": ["createddate", "creationdate", "datecreated", "createdat", "created", "opendt",
                "opendate", "dateopened", "opened", "requesteddatetime", "requestdate",
                "datetimeopened", "submittedat"],
    "due": ["duedate", "datedue", "dueat", "due", "slatargetdt", "targetdt", "sladate",
            "expecteddatetime", "expecteddate", "estimatedcompletiondate", "targetdate"],
    "closed": ["closedate", "closeddate", "dateclosed", "closedat", "closeddt", "closedt",
               "closed", "completiondate", "completeddate", "resolvedat", "resolutiondate"],
    "status": ["srstatus", "status", "casestatus", "requeststatus", "statusdescription"],
    "agency": ["agency", "agencyname", "agencyresponsible", "responsibleagency", "department",
               "owningdepartment", "ownerdepartment", "owner"],
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
    return found
