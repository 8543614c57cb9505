"""Case and facts and law to a determination, with explanation, questions and receipt."""
