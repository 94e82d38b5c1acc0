"""Criteria, assessors, assessments, certificates and ratings."""
