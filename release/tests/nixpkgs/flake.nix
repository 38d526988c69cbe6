# The part of nixpkgs that the flake of a release uses. It uses the programs of this
# machine and the files of a folder. `release/tests/templates` writes their paths into
# `here.nix`.
{
  outputs =
    { ... }:
    let
      here = import ./here.nix;
      genAttrs =
        names: make:
        builtins.listToAttrs (
          map (name: {
            inherit name;
            value = make name;
          }) names
        );
      # A build without isolation, with the bash of this machine. bash ends last: Nix
      # kills a builder that closes its output before it ends, as coreutils do.
      run =
        system: name: arguments: script:
        derivation (
          arguments
          // {
            inherit name system;
            builder = here.bash;
            args = [
              "-euo"
              "pipefail"
              "-c"
              "export PATH=${here.path}; runHook() { :; }; ${script}\n:"
            ];
          }
        );
      packages = system: {
        runCommand = run system;
        # The file in the folder. Nix checks the hash that the flake gives.
        fetchurl =
          { url, sha256 }:
          builtins.fetchurl {
            url = "file://${here.folder}/${builtins.baseNameOf url}";
            inherit sha256;
          };
        stdenvNoCC.mkDerivation =
          arguments:
          run system "${arguments.pname}-${arguments.version}" (builtins.removeAttrs arguments [ "meta" ]) ''
            tar -xzf $src
            cd */
            ${arguments.installPhase}
          '';
      };
    in
    {
      lib = {
        inherit genAttrs;
        licenses = {
          mit = "mit";
          asl20 = "asl20";
          ofl = "ofl";
        };
        sourceTypes.binaryNativeCode = "binaryNativeCode";
      };
      legacyPackages = genAttrs here.systems packages;
    };
}
