# SPDX-License-Identifier: Apache-2.0
"""A small client of the HTTP interface, with the standard library alone."""
