"""What .ci/deploy-checks asks of manifests, alerts and the dashboard. Each command ends with an error that names what is wrong."""

import json
import pathlib
import re
import sys

import yaml

KUBERNETES = ("1.31.0", "1.34.0", "1.37.0")
STRIMZI = "kafka.strimzi.io/"  # has no published schema: its own classes read it


class Loader(yaml.CSafeLoader):
    """Takes "=" for a string, as Kubernetes does; YAML 1.1 has a meaning for it."""


Loader.add_constructor("tag:yaml.org,2002:value", yaml.CSafeLoader.construct_yaml_str)


def documents(path):
    return [each for each in yaml.load_all(pathlib.Path(path).read_text(), Loader) if each]


def compose(source, target):
    """Gives every variable a value, since the reader takes none from outside, and looks whether what is named is there."""
    text = re.sub(r"\$\{(\w+)(:\?[^}]*)?\}", r"some-\1", pathlib.Path(source).read_text())
    pathlib.Path(target).write_text(text)
    (file,) = documents(target)
    folder = pathlib.Path(source).parent
    for name, service in file["services"].items():
        for other in service.get("depends_on", []):
            if other not in file["services"]:
                sys.exit(f"{name} depends on {other}, which is not there")
        for volume in service.get("volumes", []):
            origin = volume.split(":")[0]
            if not (folder / origin).exists() if origin.startswith(".") else origin not in file["volumes"]:
                sys.exit(f"{name} mounts {origin}, which is not there")


def closed(schema):
    """The same schema, where a field that it does not name is an error, as it is to an API server that is strict."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: closed(value) for key, value in schema.items()}
    open_ended = schema.get("x-kubernetes-preserve-unknown-fields") or "additionalProperties" in schema
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object" and not open_ended:
        result["additionalProperties"] = False
    return result


def custom_schemas(folders, kinds):
    schemas = {}
    for folder in folders:
        paths = [path for kind in sorted(kinds) for path in pathlib.Path(folder).glob(f"*_{kind.lower()}s.yaml")]
        for path in paths:
            for crd in documents(path):
                if crd.get("kind") == "CustomResourceDefinition":
                    for version in crd["spec"]["versions"]:
                        key = f"{crd['spec']['group']}/{version['name']}", crd["spec"]["names"]["kind"]
                        schema = closed(version["schema"]["openAPIV3Schema"])
                        schema["properties"]["metadata"] = {"type": "object"}
                        schemas[key] = schema
    return schemas


def problems(manifest, custom):
    import kubernetes_validate
    from jsonschema import Draft7Validator

    key = manifest["apiVersion"], manifest["kind"]
    if key in custom:
        return [f"{list(e.path)}: {e.message}" for e in Draft7Validator(custom[key]).iter_errors(manifest)]
    found = []
    for version in KUBERNETES:
        try:
            kubernetes_validate.validate(manifest, version, strict=True)
        except kubernetes_validate.ValidationError as e:
            found.append(f"Kubernetes {version}: {list(e.path)}: {e.message}")
    return found


def pod_specs(manifest):
    """All templates of pods in it, wherever they are."""
    if isinstance(manifest, list):
        return [spec for each in manifest for spec in pod_specs(each)]
    if not isinstance(manifest, dict):
        return []
    own = [manifest["template"]["spec"]] if isinstance(manifest.get("template"), dict) and "containers" in manifest["template"].get("spec", {}) else []
    return own + [spec for value in manifest.values() for spec in pod_specs(value)]


def restrictions(spec):
    """What the profile "restricted" of pod security asks for, and what this project does beside."""
    pod = spec.get("securityContext", {})
    if pod.get("runAsNonRoot") is not True or pod.get("seccompProfile", {}).get("type") != "RuntimeDefault":
        yield "pod is not runAsNonRoot with seccomp RuntimeDefault"
    if spec.get("automountServiceAccountToken") is not False:
        yield "pod mounts a service account's token"
    for container in spec["containers"] + spec.get("initContainers", []):
        own = container.get("securityContext", {})
        if own.get("allowPrivilegeEscalation") is not False or own.get("capabilities", {}).get("drop") != ["ALL"]:
            yield f"{container['name']} may gain privileges"
        if "memory" not in container.get("resources", {}).get("limits", {}):
            yield f"{container['name']} has no memory limit"
        if container["image"].startswith("lfsr/") and own.get("readOnlyRootFilesystem") is not True:
            yield f"{container['name']} may write to its image"
        for variable in container.get("env", []):
            if re.search("SECRET|PASSWORD|JAAS", variable["name"]) and "value" in variable:
                yield f"{container['name']} has {variable['name']} in the clear"


def seconds(duration):
    count, unit = re.fullmatch(r"(\d+)([smh])", duration).groups()
    return int(count) * {"s": 1, "m": 60, "h": 3600}[unit]


def grace(manifests):
    """A process that is told to stop has the time for what it has begun."""
    configuration = next(m["data"] for m in manifests if m["kind"] == "ConfigMap" and "LFSR_WORK_STOP_WITHIN" in m["data"])
    wanted = seconds(configuration["LFSR_WORK_STOP_WITHIN"])
    service = next(m for m in manifests if m["kind"] == "Deployment" and m["metadata"]["name"] == "lfsr")
    found = service["spec"]["template"]["spec"]["terminationGracePeriodSeconds"]
    if found < wanted + 30:
        yield f"a grace period of {found} s is too short for LFSR_WORK_STOP_WITHIN, {wanted} s"
    if seconds(configuration["LFSR_WORK_DEADLINE"]) > wanted:
        yield "a scan may take longer than a process that stops waits for it"


def manifests(*arguments):
    split = arguments.index("--")
    overlays = {path: documents(path) for path in arguments[split + 1 :]}
    kinds = {manifest["kind"] for all_of_it in overlays.values() for manifest in all_of_it}
    custom = custom_schemas(arguments[:split], kinds)
    wrong, checked = [], 0
    for path, all_of_it in overlays.items():
        for manifest in all_of_it:
            name = f"{pathlib.Path(path).stem}: {manifest['kind']} {manifest['metadata']['name']}"
            if not manifest["apiVersion"].startswith(STRIMZI):
                wrong += [f"{name}: {problem}" for problem in problems(manifest, custom)]
                checked += 1
            wrong += [f"{name}: {problem}" for spec in pod_specs(manifest) for problem in restrictions(spec)]
        if any(m["kind"] == "Deployment" and m["metadata"]["name"] == "lfsr" for m in all_of_it):
            wrong += [f"{pathlib.Path(path).stem}: {problem}" for problem in grace(all_of_it)]
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"{checked} resources keep to their schemas, of Kubernetes {', '.join(KUBERNETES)} and {len(custom)} custom ones")


def rules(source, target):
    pathlib.Path(target).write_text(yaml.safe_dump(documents(source)[0]["spec"]))


def tested(alerts, tests):
    """Each alert has a moment at which it fires and one at which, for other figures, it does not."""
    cases = [case for test in documents(tests)[0]["tests"] for case in test.get("alert_rule_test", [])]
    fires = {case["alertname"] for case in cases if case.get("exp_alerts")}
    silent = {case["alertname"] for case in cases if not case.get("exp_alerts")}
    names = {rule["alert"] for group in documents(alerts)[0]["spec"]["groups"] for rule in group["rules"]}
    for wrong, text in ((names - fires, "never seen to fire"), (names - silent, "never seen silent"), ((fires | silent) - names, "not there")):
        if wrong:
            sys.exit(f"{', '.join(sorted(wrong))}: {text}")
    print(f"{len(names)} alerts, each seen to fire and not to")


def dashboard(path):
    """Writes its queries as rules, which promtool reads, after a look at its form."""
    board = json.loads(pathlib.Path(path).read_text())
    ids = [panel["id"] for panel in board["panels"]]
    if len(ids) != len(set(ids)):
        sys.exit("two panels have one id")
    cells = set()
    queries = []
    for panel in board["panels"]:
        at = panel["gridPos"]
        own = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        if cells & own or at["x"] + at["w"] > 24:
            sys.exit(f"{panel['title']} lies on another panel, or outside")
        cells |= own
        for target in panel.get("targets", []):
            queries.append(re.sub(r"\$__(rate_)?interval", "5m", target["expr"]).replace("$namespace", ".*"))
    records = [{"record": f"lfsr:query{number}", "expr": query} for number, query in enumerate(queries)]
    print(yaml.safe_dump({"groups": [{"name": "dashboard", "rules": records}]}))


def runbook(alerts, root):
    for rule in [rule for group in documents(alerts)[0]["spec"]["groups"] for rule in group["rules"]]:
        file, _, anchor = rule["annotations"]["runbook_url"].partition("#")
        text = (pathlib.Path(root) / file).read_text()
        headings = {line.lstrip("# ").strip().lower().replace(" ", "-") for line in text.splitlines() if line.startswith("#")}
        if anchor != rule["alert"].lower() or anchor not in headings:
            sys.exit(f"{rule['alert']} has no section of its name in {file}, or points elsewhere")
    print("Every alert has its section")


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
