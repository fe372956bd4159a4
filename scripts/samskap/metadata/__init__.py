"""What machines are told: linked data, catalogues, tags for reference managers, site map."""
