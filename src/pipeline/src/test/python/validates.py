"""Validates a document by a JSON Schema: validates.py SCHEMA DOCUMENT; prints each error, then how many there are."""

import json
import sys

import jsonschema


def main(schema_path, document_path):
    with open(schema_path) as schema_file, open(document_path) as document_file:
        schema, document = json.load(schema_file), json.load(document_file)
    jsonschema.Draft202012Validator.check_schema(schema)
    errors = list(jsonschema.Draft202012Validator(schema).iter_errors(document))
    for error in errors:
        print(error.message)
    print(len(errors))


main(*sys.argv[1:])
