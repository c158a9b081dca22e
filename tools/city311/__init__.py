# SPDX-License-Identifier: Apache-2.0
"""A 311 export of a city, turned into a county and its incidents."""
