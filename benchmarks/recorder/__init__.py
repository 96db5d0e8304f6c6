"""What a lab's rigs have the recorder of Home Assistant write: rows and bytes, in any database that it takes."""
