{definition}
