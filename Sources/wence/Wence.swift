@main struct Wence { static func main() { print("wence") } }
