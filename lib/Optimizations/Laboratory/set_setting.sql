set {name} = {value}
