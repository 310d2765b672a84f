"""Word processors' documents: XML with its bytes kept, blocks of text, and edits as tracked changes in them."""
